package dev.weir.app.delivery.form;

/** How records that hold several are taken apart. */
enum Parting {
    NONE("One record each"),
    JSON("JSON values one after another"),
    DELIMITED("Parts between delimiters");

    private final String words;

    Parting(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
