package dev.weir.app.records.decode;

import dev.weir.app.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a layer can be, in the order in which they are tried. */
public enum Kind {
    KPL,
    GLUE,
    GZIP,
    ZSTD,
    SNAPPY_FRAMED,
    ZLIB,
    AVRO_CONTAINER,
    AVRO_SINGLE,
    CLOUDWATCH_LOGS,
    DYNAMODB,
    JSON,
    XML,
    BASE64,
    AVRO_DATUM,
    PROTOBUF,
    CSV,
    TEXT,
    UTF16,
    CBOR,
    MESSAGE_PACK,
    SNAPPY,
    DEFLATE,
    RAW_PROTOBUF,
    LATIN1,
    HEX;

    public String title() {
        return switch (this) {
            case KPL -> Text.of("KPL aggregate");
            case GLUE -> Text.of("Glue header");
            case GZIP -> "gzip";
            case ZSTD -> "zstd";
            case SNAPPY_FRAMED -> Text.of("snappy (framed)");
            case ZLIB -> "zlib";
            case AVRO_CONTAINER -> Text.of("Avro container");
            case AVRO_SINGLE -> Text.of("Avro single object");
            case CLOUDWATCH_LOGS -> "CloudWatch Logs";
            case DYNAMODB -> Text.of("DynamoDB change");
            case JSON -> "JSON";
            case XML -> "XML";
            case BASE64 -> "Base64";
            case AVRO_DATUM -> Text.of("Avro datum");
            case PROTOBUF -> "Protobuf";
            case CSV -> "CSV";
            case TEXT -> Text.of("UTF-8 text");
            case UTF16 -> Text.of("UTF-16 text");
            case CBOR -> "CBOR";
            case MESSAGE_PACK -> "MessagePack";
            case SNAPPY -> Text.of("snappy (raw)");
            case DEFLATE -> Text.of("deflate (raw)");
            case RAW_PROTOBUF -> Text.of("Protobuf fields");
            case LATIN1 -> Text.of("Latin-1 text");
            case HEX -> Text.of("Bytes");
        };
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
