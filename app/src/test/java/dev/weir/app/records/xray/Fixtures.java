package dev.weir.app.records.xray;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.github.luben.zstd.Zstd;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyOutputStream;

/** Bytes as the formats' own libraries write them. */
final class Fixtures {

    static final String ORDER =
            "{\"order\":17,\"customer\":\"c-17\",\"total\":{\"amount\":12.50},\"items\":[{\"sku\":\"A-1\"},{\"sku\":\"B-7\"}],\"note\":null}";

    static final Schema AVRO = new Schema.Parser().parse("""
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "id", "type": "long"},
              {"name": "customer", "type": "string"},
              {"name": "placed", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}},
              {"name": "tags", "type": {"type": "map", "values": "string"}},
              {"name": "lines", "type": {"type": "array", "items": "int"}},
              {"name": "note", "type": ["null", "string"]}]}""");

    private Fixtures() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] resource(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Wrapper {
        OutputStream wrap(OutputStream out) throws IOException;
    }

    static byte[] through(byte[] data, Wrapper wrapper) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream wrapped = wrapper.wrap(out)) {
            wrapped.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] data) {
        return through(data, GZIPOutputStream::new);
    }

    static byte[] zstd(byte[] data) {
        return Zstd.compress(data);
    }

    static byte[] zlib(byte[] data) {
        return through(data, DeflaterOutputStream::new);
    }

    static byte[] deflate(byte[] data) {
        return through(data, out -> new DeflaterOutputStream(out, new Deflater(9, true)));
    }

    static byte[] snappyFramed(byte[] data) {
        return through(data, SnappyFramedOutputStream::new);
    }

    static byte[] snappyStream(byte[] data) {
        return through(data, SnappyOutputStream::new);
    }

    static byte[] snappy(byte[] data) {
        try {
            return Snappy.compress(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GenericData.Record order(long id) {
        GenericData.Record order = new GenericData.Record(AVRO);
        order.put("id", id);
        order.put("customer", "c-" + id);
        order.put("placed", 1_764_000_000_000L);
        order.put("price", ByteBuffer.wrap(new BigInteger("1250").toByteArray()));
        order.put("state", new GenericData.EnumSymbol(AVRO.getField("state").schema(), "PAID"));
        order.put("tags", Map.of("region", "eu"));
        order.put("lines", List.of(1, 2, 300));
        order.put("note", "fragile");
        return order;
    }

    static byte[] avroDatum() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericData.Record>(AVRO).write(order(17), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] avroSingle() {
        try {
            ByteBuffer encoded =
                    new BinaryMessageEncoder<GenericData.Record>(GenericData.get(), AVRO).encode(order(17));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] avroContainer(CodecFactory codec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer =
                new DataFileWriter<>(new GenericDatumWriter<GenericData.Record>(AVRO))) {
            writer.setCodec(codec);
            writer.create(AVRO, out, new byte[16]);
            writer.append(order(17));
            writer.append(order(18));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] cbor() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("order", 17);
        order.put("customer", "c-17");
        order.put("raw", new byte[] {1, 2, 3});
        order.put("items", List.of(1.5, true));
        try {
            return new ObjectMapper(new CBORFactory()).writeValueAsBytes(order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] messagePack() {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(4);
            packer.packString("order").packInt(17);
            packer.packString("customer").packString("c-17");
            packer.packString("raw").packBinaryHeader(3).writePayload(new byte[] {1, 2, 3});
            packer.packString("items").packArrayHeader(2).packDouble(1.5).packNil();
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code message Order { int64 id = 1; string customer = 2; double total = 3; repeated Line lines = 4; repeated int32 n = 5; }}. */
    static byte[] protobuf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeInt64(1, 17);
            out.writeString(2, "c-17");
            out.writeDouble(3, 12.5);
            out.writeByteArray(4, new byte[] {10, 3, 'A', '-', '1', 16, 2});
            out.writeByteArray(4, new byte[] {10, 3, 'B', '-', '7', 16, 1});
            out.writeByteArray(5, new byte[] {1, 2, (byte) 0xac, 2});
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] descriptors() {
        DescriptorProto line = DescriptorProto.newBuilder()
                .setName("Line")
                .addField(field("sku", 1, Type.TYPE_STRING, false))
                .addField(field("count", 2, Type.TYPE_INT32, false))
                .build();
        DescriptorProto order = DescriptorProto.newBuilder()
                .setName("Order")
                .addField(field("id", 1, Type.TYPE_INT64, false))
                .addField(field("customer", 2, Type.TYPE_STRING, false))
                .addField(field("total", 3, Type.TYPE_DOUBLE, false))
                .addField(field("lines", 4, Type.TYPE_MESSAGE, true).toBuilder().setTypeName(".shop.Line"))
                .addField(field("n", 5, Type.TYPE_INT32, true))
                .build();
        return FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("shop.proto")
                        .setPackage("shop")
                        .setSyntax("proto3")
                        .addMessageType(line)
                        .addMessageType(order))
                .build()
                .toByteArray();
    }

    private static FieldDescriptorProto field(String name, int number, Type type, boolean repeated) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(repeated ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL)
                .build();
    }

    static final String LOGS = """
            {"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"/aws/lambda/checkout","logStream":"a",\
            "subscriptionFilters":["to-kinesis"],"logEvents":[\
            {"id":"1","timestamp":1700000000000,"message":"{\\"level\\":\\"INFO\\",\\"order\\":17}"},\
            {"id":"2","timestamp":1700000000100,"message":"plain words"}]}""";

    static final String DYNAMODB = """
            {"awsRegion":"eu-west-1","eventID":"5c9a","eventName":"MODIFY","userIdentity":null,"recordFormat":"application/json",\
            "tableName":"orders","dynamodb":{"ApproximateCreationDateTime":1700000000000,"Keys":{"id":{"S":"17"}},\
            "NewImage":{"id":{"S":"17"},"total":{"N":"12.50"},"tags":{"SS":["a","b"]},"m":{"M":{"x":{"BOOL":true},"l":{"L":[{"NULL":true}]}}}},\
            "OldImage":{"id":{"S":"17"}},"SizeBytes":40},"eventSource":"aws:dynamodb"}""";
}
