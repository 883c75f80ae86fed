package dev.weir.app.records.decode;

/** What a field is, as JSON would write it. */
public enum Shape {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    /** True, false or null. */
    LITERAL,
    /** Bytes without a meaning of their own; their text is hexadecimal. */
    BYTES,
    /** A remark of the decoder's in the place of fields that are not shown. */
    REMARK
}
