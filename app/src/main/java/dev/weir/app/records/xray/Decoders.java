package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Decoder;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.shape.Avro;
import dev.weir.app.records.decode.shape.AvroContainer;
import dev.weir.app.records.decode.shape.CborTree;
import dev.weir.app.records.decode.shape.CsvRows;
import dev.weir.app.records.decode.shape.MessagePackTree;
import dev.weir.app.records.decode.shape.Protobuf;
import dev.weir.app.records.decode.shape.Texts;
import dev.weir.app.records.decode.shape.XmlTree;
import dev.weir.app.records.decode.wrap.Base64Text;
import dev.weir.app.records.decode.wrap.Compressed;
import dev.weir.app.records.decode.wrap.Embedded;
import dev.weir.app.records.decode.wrap.Envelopes;
import dev.weir.app.records.decode.wrap.GlueHeader;
import dev.weir.app.records.decode.wrap.KplAggregate;

/** The decoder of each kind. The libraries behind them are loaded when first used. */
final class Decoders {

    private Decoders() {}

    static Decoder of(Kind kind) {
        return switch (kind) {
            case KPL -> KplAggregate::decode;
            case GLUE -> GlueHeader::decode;
            case GZIP -> Compressed::gzip;
            case ZSTD -> Compressed::zstd;
            case SNAPPY_FRAMED -> Compressed::snappyFramed;
            case SNAPPY -> Compressed::snappy;
            case ZLIB -> Compressed::zlib;
            case DEFLATE -> Compressed::deflate;
            case BASE64 -> Base64Text::decode;
            case CLOUDWATCH_LOGS -> Envelopes::cloudWatchLogs;
            case DYNAMODB -> Envelopes::dynamoDb;
            case JSON -> Embedded::json;
            case XML -> XmlTree::decode;
            case CSV -> CsvRows::decode;
            case AVRO_CONTAINER -> AvroContainer::decode;
            case AVRO_SINGLE -> Avro::single;
            case AVRO_DATUM -> Avro::datum;
            case PROTOBUF -> Protobuf::described;
            case RAW_PROTOBUF -> Protobuf::raw;
            case CBOR -> CborTree::decode;
            case MESSAGE_PACK -> MessagePackTree::decode;
            case TEXT -> Texts::utf8;
            case UTF16 -> Texts::utf16;
            case LATIN1 -> Texts::latin1;
            case HEX -> Texts::hex;
        };
    }
}
