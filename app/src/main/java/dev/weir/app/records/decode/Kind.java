package dev.weir.app.records.decode;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a layer can be, in the order in which they are tried. */
public enum Kind {
    KPL("KPL aggregate"),
    GLUE("Glue header"),
    GZIP("gzip"),
    ZSTD("zstd"),
    SNAPPY_FRAMED("snappy (framed)"),
    ZLIB("zlib"),
    AVRO_CONTAINER("Avro container"),
    AVRO_SINGLE("Avro single object"),
    CLOUDWATCH_LOGS("CloudWatch Logs"),
    DYNAMODB("DynamoDB change"),
    JSON("JSON"),
    XML("XML"),
    BASE64("Base64"),
    AVRO_DATUM("Avro datum"),
    PROTOBUF("Protobuf"),
    CSV("CSV"),
    TEXT("UTF-8 text"),
    UTF16("UTF-16 text"),
    CBOR("CBOR"),
    MESSAGE_PACK("MessagePack"),
    SNAPPY("snappy (raw)"),
    DEFLATE("deflate (raw)"),
    RAW_PROTOBUF("Protobuf fields"),
    LATIN1("Latin-1 text"),
    HEX("Bytes");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The kind of this name as it is remembered, or null. */
    public static @Nullable Kind named(String name) {
        for (Kind kind : values()) {
            if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        return null;
    }

    /** Whether text is all that it gives: it has no tree. */
    public boolean plain() {
        return this == TEXT || this == UTF16 || this == LATIN1 || this == HEX;
    }
}
