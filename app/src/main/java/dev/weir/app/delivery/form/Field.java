package dev.weir.app.delivery.form;

/** The texts of the form, with what they hold at first. */
enum Field {
    NAME(""),
    /** The name of the stream that is read. */
    SOURCE_STREAM(""),
    ROLE(""),
    BUCKET(""),
    PREFIX(""),
    ERROR_PREFIX("errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/"),
    TIME_ZONE("UTC"),
    EXTENSION(""),
    QUERY("{customer: .customer}"),
    /** What parts records within a record. */
    SUB_DELIMITER("\\n"),
    LAMBDA_ARN(""),
    DATABASE(""),
    TABLE(""),
    BACKUP_BUCKET(""),
    BACKUP_PREFIX("source/"),
    URL(""),
    ACCESS_KEY(""),
    HEC_ENDPOINT(""),
    HEC_TOKEN(""),
    /** Of OpenSearch: a URL, or the ARN of a domain. */
    SEARCH_ENDPOINT(""),
    INDEX(""),
    JDBC_URL(""),
    USER(""),
    PASSWORD(""),
    DATA_TABLE(""),
    COLUMNS(""),
    COPY_OPTIONS("json 'auto'");

    private final String first;

    Field(String first) {
        this.first = first;
    }

    String first() {
        return first;
    }
}
