package dev.weir.app.settings.page;

import dev.weir.app.text.Text;

/** What settings are about, in the order in which they stand. */
enum Group {
    APPEARANCE,
    START,
    RECORDS,
    NETWORK,
    BROKER,
    PRIVACY;

    String title() {
        return switch (this) {
            case APPEARANCE -> Text.of("Appearance");
            case START -> Text.of("Start");
            case RECORDS -> Text.of("Records and queries");
            case NETWORK -> Text.of("Network");
            case BROKER -> Text.of("Embedded broker");
            case PRIVACY -> Text.of("Privacy");
        };
    }
}
