package dev.weir.broker.dynamodb.value;

/** The types of attribute values, by the names that the wire has for them. */
public enum Type {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    BOOL("BOOLEAN"),
    NULL("NULL"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET"),
    L("LIST"),
    M("MAP");

    private final String word;

    Type(String word) {
        this.word = word;
    }

    /** What the service calls the type in some of its messages. */
    public String word() {
        return word;
    }

    /** Whether values have an order among themselves, so that they can be keys and be compared. */
    public boolean isOrdered() {
        return this == S || this == N || this == B;
    }

    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }
}
