package dev.weir.app.delivery.form;

import dev.weir.app.text.Text;

/** How records that hold several are taken apart. */
enum Parting {
    NONE,
    JSON,
    DELIMITED;

    @Override
    public String toString() {
        return switch (this) {
            case NONE -> Text.of("One record each");
            case JSON -> Text.of("JSON values one after another");
            case DELIMITED -> Text.of("Parts between delimiters");
        };
    }
}
