package dev.weir.app.delivery.form;

/** What records are converted to. */
enum ColumnFormat {
    PARQUET("Apache Parquet", ".parquet"),
    ORC("Apache ORC", ".orc");

    private final String words;
    private final String extension;

    ColumnFormat(String words, String extension) {
        this.words = words;
        this.extension = extension;
    }

    String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return words;
    }
}
