package dev.weir.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of Avro, true and hostile ones. */
class AvroRecordsTest {

    private static final String FIRST =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"int\"},{\"name\":\"old\",\"type\":\"string\"}]}";
    private static final String NEWEST =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"new\",\"aliases\":[\"old\"],\"type\":\"string\"},{\"name\":\"rank\",\"type\":\"int\",\"default\":7}]}";
    private static final UUID VERSION = UUID.fromString("6d5f2f4e-2a9b-4d2f-9a34-1f2a3b4c5d6e");

    private static GenericRecord record(String definition) {
        Schema schema = new Schema.Parser().parse(definition);
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", 5);
        record.put("old", "Ann");
        return record;
    }

    private static byte[] datum(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static byte[] container(String codec, int many) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> file = new DataFileWriter<>(new GenericDatumWriter<>())) {
            file.setCodec(CodecFactory.fromString(codec)).create(record(FIRST).getSchema(), bytes);
            for (int i = 0; i < many; i++) {
                file.append(record(FIRST));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] registered(int packing, byte[] body) {
        return ByteBuffer.allocate(18 + body.length)
                .put((byte) 3)
                .put((byte) packing)
                .putLong(VERSION.getMostSignificantBits())
                .putLong(VERSION.getLeastSignificantBits())
                .put(body)
                .array();
    }

    private static AvroRecords given(String definition) throws UnreadableException {
        return new AvroRecords(Framing.GIVEN, definition, version -> definition);
    }

    private static void refused(AvroRecords records, byte[] data, String words) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> records.of(data))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
    void containersOfEachCodecGoIntoTheNewestSchema(String codec) throws Exception {
        AvroRecords records = new AvroRecords(Framing.CONTAINER, NEWEST, version -> "");
        List<AvroRecords.Datum> all = records.of(container(codec, 3));
        assertThat(all).hasSize(3);
        assertThat(String.valueOf(all.getFirst().value())).isEqualTo("{\"id\": 5, \"new\": \"Ann\", \"rank\": 7}");
        byte[] cut = container(codec, 3);
        refused(records, Arrays.copyOf(cut, cut.length - 20), "Its Avro");
    }

    @Test
    void aRegistryKnowsTheWriter() throws Exception {
        AvroRecords records = new AvroRecords(Framing.REGISTRY, NEWEST, version -> {
            if (version.equals(VERSION)) {
                return FIRST;
            }
            throw new UnreadableException("unknown " + version);
        });
        byte[] datum = datum(record(FIRST));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(datum);
        }
        for (byte[] data : List.of(registered(0, datum), registered(5, packed.toByteArray()))) {
            assertThat(String.valueOf(records.of(data).getFirst().value()))
                    .isEqualTo("{\"id\": 5, \"new\": \"Ann\", \"rank\": 7}");
        }
        byte[] other = registered(0, datum);
        other[17] ^= 1;
        refused(records, other, "unknown");
        refused(records, registered(5, datum), "compression is damaged");
        refused(records, datum, "header of the Glue Schema Registry");
        refused(records, registered(0, Arrays.copyOf(datum, 6)), "the schema is another one");
    }

    @Test
    void aSingleObjectHasTheFingerprintOfItsSchema() throws Exception {
        AvroRecords records = given(FIRST);
        byte[] datum = datum(record(FIRST));
        byte[] single = ByteBuffer.allocate(10 + datum.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xc3)
                .put((byte) 1)
                .putLong(SchemaNormalization.parsingFingerprint64(record(FIRST).getSchema()))
                .put(datum)
                .array();
        assertThat(String.valueOf(records.of(single).getFirst().value())).isEqualTo("{\"id\": 5, \"old\": \"Ann\"}");
        single[3] ^= 1;
        refused(records, single, "fingerprint of another schema");
        refused(new AvroRecords(Framing.GIVEN, null, version -> ""), datum, "none was given");
    }

    @Test
    void whatAHostileRecordClaimsIsNotBelieved() throws Exception {
        AvroRecords records = given(FIRST);
        refused(records, new byte[] {2, -2, -1, -1, -1, -1, -1, -1, -1, -1, 1}, "ends too early");
        refused(records, new byte[] {2, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, "no number");
        refused(records, new byte[0], "ends too early");
        AvroRecords nothings = given("{\"type\":\"array\",\"items\":\"null\"}");
        refused(nothings, new byte[] {-128, -128, -128, -128, -128, 64, 0}, "more than 200,000 values");
        refused(nothings, new byte[] {1, -128, -128, -128, -128, -128, -128, -128, -128, -128, 1}, "Its Avro");
    }

    @Test
    void levelsWithinLevelsHaveAnEnd() throws Exception {
        AvroRecords records = given(
                "{\"type\":\"record\",\"name\":\"Node\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"Node\"]}]}");
        byte[] deep = new byte[100_000];
        Arrays.fill(deep, (byte) 2);
        refused(records, deep, "nested deeper than 64 levels");
        assertThat(records.of(new byte[] {2, 2, 0})).hasSize(1);
        // A record that has nothing but itself.
        refused(
                given("{\"type\":\"record\",\"name\":\"Self\",\"fields\":[{\"name\":\"me\",\"type\":\"Self\"}]}"),
                new byte[0],
                "nested deeper than 64 levels");
    }

    @Test
    void aContainerThatExpandsWithoutEndIsLeft() throws Exception {
        byte[] small = container("deflate", 1);
        String text = new String(small, StandardCharsets.ISO_8859_1);
        int sync = text.indexOf("}]}");
        assertThat(sync).isPositive();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> file = new DataFileWriter<>(new GenericDatumWriter<>())) {
            file.setCodec(CodecFactory.fromString("deflate"))
                    .create(record(FIRST).getSchema(), bomb);
            GenericRecord large = record(FIRST);
            large.put("old", "x".repeat(20 << 20));
            file.append(large);
        }
        assertThat(bomb.size()).isLessThan(100_000);
        refused(new AvroRecords(Framing.CONTAINER, null, version -> ""), bomb.toByteArray(), "more than 16 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no JSON", "{}", "{\"type\":\"record\"}", "[\"null\",\"null\"]", "{\"type\":\"nothing\"}"})
    void whatIsNoSchemaSaysSo(String text) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> AvroSchemas.parse(text))
                .withMessageStartingWith("Its schema is no");
    }

    @Test
    void schemasHaveAnEndToo() {
        String deep = "{\"type\":\"array\",\"items\":".repeat(5_000) + "\"int\"" + "}".repeat(5_000);
        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> AvroSchemas.parse(deep));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> AvroSchemas.parse(" ".repeat(300_000)))
                .withMessageContaining("256 KiB");
    }
}
