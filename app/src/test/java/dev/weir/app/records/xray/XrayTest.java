package dev.weir.app.records.xray;

import static dev.weir.app.records.xray.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.FieldText;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.RegistryAnswers;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.records.decode.Schemas.Given;
import dev.weir.app.records.decode.Schemas.Sort;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in bytes that the formats' own libraries wrote. */
class XrayTest {

    private static final Schemas SCHEMAS = new Schemas(List.of(
            new Given("order.avsc", Sort.AVRO, utf8(Fixtures.AVRO.toString())),
            new Given("shop.desc", Sort.DESCRIPTOR_SET, Fixtures.descriptors())));

    static Xray look(byte[] data) {
        return look(data, Choices.NONE, Map.of(), Schemas.NONE);
    }

    private static Xray look(byte[] data, Choices choices, Map<String, Integer> parts, Schemas schemas) {
        return Xray.of(Source.ofRecord(data), choices, parts, new Effort(schemas, RegistryAnswers.NONE));
    }

    private static List<Kind> kinds(Xray seen) {
        return seen.layers().stream().map(Layer::kind).toList();
    }

    static Stream<Arguments> found() {
        byte[] order = utf8(Fixtures.ORDER);
        return Stream.of(
                Arguments.of("JSON", order, List.of(Kind.JSON)),
                Arguments.of("JSON lines", utf8("{\"a\":1}\n{\"a\":2}\n"), List.of(Kind.JSON)),
                Arguments.of("JSON one after another", utf8("{\"a\":1}{\"a\":2}"), List.of(Kind.JSON)),
                Arguments.of("gzip", Fixtures.gzip(order), List.of(Kind.GZIP, Kind.JSON)),
                Arguments.of("zstd", Fixtures.zstd(order), List.of(Kind.ZSTD, Kind.JSON)),
                Arguments.of("zlib", Fixtures.zlib(order), List.of(Kind.ZLIB, Kind.JSON)),
                Arguments.of("deflate", Fixtures.deflate(order), List.of(Kind.DEFLATE, Kind.JSON)),
                Arguments.of("snappy framed", Fixtures.snappyFramed(order), List.of(Kind.SNAPPY_FRAMED, Kind.JSON)),
                Arguments.of("snappy stream", Fixtures.snappyStream(order), List.of(Kind.SNAPPY_FRAMED, Kind.JSON)),
                Arguments.of("snappy raw", Fixtures.snappy(order), List.of(Kind.SNAPPY, Kind.JSON)),
                Arguments.of(
                        "Base64 of gzip",
                        Base64.getEncoder().encode(Fixtures.gzip(order)),
                        List.of(Kind.BASE64, Kind.GZIP, Kind.JSON)),
                Arguments.of(
                        "gzip in gzip", Fixtures.gzip(Fixtures.gzip(order)), List.of(Kind.GZIP, Kind.GZIP, Kind.JSON)),
                Arguments.of("KPL", Fixtures.resource("kpl-three.bin"), List.of(Kind.KPL, Kind.JSON)),
                Arguments.of("KPL of one", Fixtures.resource("kpl-one.bin"), List.of(Kind.KPL, Kind.TEXT)),
                Arguments.of(
                        "CloudWatch Logs",
                        Fixtures.gzip(utf8(Fixtures.LOGS)),
                        List.of(Kind.GZIP, Kind.CLOUDWATCH_LOGS, Kind.JSON)),
                Arguments.of("DynamoDB", utf8(Fixtures.DYNAMODB), List.of(Kind.DYNAMODB, Kind.JSON)),
                Arguments.of(
                        "Avro container",
                        Fixtures.avroContainer(CodecFactory.nullCodec()),
                        List.of(Kind.AVRO_CONTAINER)),
                Arguments.of(
                        "Avro container, deflate",
                        Fixtures.avroContainer(CodecFactory.deflateCodec(9)),
                        List.of(Kind.AVRO_CONTAINER)),
                Arguments.of(
                        "Avro container, snappy",
                        Fixtures.avroContainer(CodecFactory.snappyCodec()),
                        List.of(Kind.AVRO_CONTAINER)),
                Arguments.of(
                        "Avro container, zstandard",
                        Fixtures.avroContainer(CodecFactory.zstandardCodec(3)),
                        List.of(Kind.AVRO_CONTAINER)),
                Arguments.of("CBOR", Fixtures.cbor(), List.of(Kind.CBOR)),
                Arguments.of("MessagePack", Fixtures.messagePack(), List.of(Kind.MESSAGE_PACK)),
                Arguments.of("Protobuf without a descriptor", Fixtures.protobuf(), List.of(Kind.RAW_PROTOBUF)),
                Arguments.of("CSV", utf8("id,name,total\n1,\"a,b\",3\n2,c,4\n"), List.of(Kind.CSV)),
                Arguments.of("a row of CSV", utf8("2026-11-25T10:00:00Z,c-17,12.50,EUR"), List.of(Kind.CSV)),
                Arguments.of("XML", utf8("<a x='1'><b>größe</b><b/></a>"), List.of(Kind.XML)),
                Arguments.of("text", utf8("Plain words, größe ☃"), List.of(Kind.TEXT)),
                Arguments.of("UTF-16", "Plain words".getBytes(StandardCharsets.UTF_16), List.of(Kind.UTF16)),
                Arguments.of(
                        "UTF-16 without a mark",
                        "Plain words".getBytes(StandardCharsets.UTF_16LE),
                        List.of(Kind.UTF16)),
                Arguments.of("Latin-1", "Größe wie früher".getBytes(StandardCharsets.ISO_8859_1), List.of(Kind.LATIN1)),
                Arguments.of("nothing", new byte[0], List.of(Kind.TEXT)),
                Arguments.of("bytes", new byte[] {(byte) 0xff, 0, (byte) 0xfe, 1, 7}, List.of(Kind.HEX)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void everyLayerIsFound(String name, byte[] data, List<Kind> layers) {
        assertThat(kinds(look(data))).isEqualTo(layers);
    }

    @Test
    void everyDecoderSaysWhatBecameOfIt() {
        for (Arguments each : found().toList()) {
            Xray seen = look((byte[]) each.get()[1]);
            for (Layer layer : seen.layers()) {
                assertThat(layer.attempts()).extracting(Attempt::kind).containsExactly(Kind.values());
                assertThat(layer.attempts())
                        .allMatch(attempt ->
                                !attempt.why().isBlank() && !attempt.why().endsWith("."));
                assertThat(layer.attempts().stream().filter(a -> a.outcome() == Attempt.Outcome.TAKEN))
                        .hasSize(1);
            }
        }
        Attempt avro = look(utf8(Fixtures.ORDER)).last().attempts().stream()
                .filter(attempt -> attempt.kind() == Kind.AVRO_CONTAINER)
                .findFirst()
                .orElseThrow();
        assertThat(avro.why()).isEqualTo("the first bytes are 7B 22 6F 72, not 4F 62 6A 01");
    }

    @Test
    void rangesOfJsonAreThoseOfItsText() {
        byte[] data = utf8("{\"größe\": [1, 2.50, \"ü\\n\"], \"b\": {\"c\": null}}");
        Field tree = look(data).last().decoded().tree();
        assertThat(text(child(tree, "größe"))).isEqualTo("[1, 2.50, \"ü\\n\"]");
        assertThat(text(child(tree, "größe").children().get(1))).isEqualTo("2.50");
        assertThat(text(child(tree, "größe").children().get(2))).isEqualTo("\"ü\\n\"");
        assertThat(text(child(child(tree, "b"), "c"))).isEqualTo("null");
        assertThat(text(tree)).isEqualTo(new String(data, StandardCharsets.UTF_8));
    }

    @Test
    void rangesPointThroughAnAggregateIntoTheRecord() {
        byte[] data = Fixtures.resource("kpl-three.bin");
        Xray seen = look(data);
        Field customer = child(seen.last().decoded().tree(), "customer");
        Source record = seen.layers().getFirst().bytes().source();
        assertThat(customer.bytes().source()).isSameAs(record);
        assertThat(text(customer)).isEqualTo("\"c-1\"");
        List<Field> way =
                Fields.at(seen.last().decoded().tree(), record, customer.bytes().from() + 1);
        assertThat(way.getLast()).isSameAs(customer);
        assertThat(Fields.path(way)).isEqualTo("$.customer");
    }

    @Test
    void anotherUserRecordIsOpened() {
        byte[] data = Fixtures.resource("kpl-three.bin");
        Xray seen = look(data, Choices.NONE, Map.of("", 2), Schemas.NONE);
        assertThat(kinds(seen)).containsExactly(Kind.KPL, Kind.GZIP, Kind.JSON);
        Layer kpl = seen.layers().getFirst();
        assertThat(kpl.decoded().parts()).hasSize(3);
        assertThat(kpl.decoded().parts().get(1).name()).startsWith("c-2 · ");
        assertThat(FieldText.json(kpl.decoded().tree())).contains("170141183460469231731687303715884105728");
        Span compressed = seen.layers().get(1).bytes();
        assertThat(child(seen.last().decoded().tree(), "note").bytes().in(compressed.source()))
                .isEqualTo(compressed);
    }

    @Test
    void anAggregateWithAnotherDigestIsAPlainRecordAndSaysSo() {
        byte[] data = Fixtures.resource("kpl-three.bin");
        data[data.length - 1] ^= 1;
        Xray seen = look(data);
        assertThat(seen.layers().getFirst().kind()).isNotEqualTo(Kind.KPL);
        assertThat(seen.layers().getFirst().attempts().getFirst().why()).contains("MD5");
        Xray forced = look(data, Choices.NONE.with("", Choice.of(Kind.KPL)), Map.of(), Schemas.NONE);
        assertThat(kinds(forced)).containsExactly(Kind.KPL, Kind.JSON);
        assertThat(forced.layers().getFirst().says()).contains("does not fit");
    }

    @Test
    void avroIsReadAlongAGivenSchema() {
        String json = FieldText.json(look(Fixtures.avroDatum(), Choices.NONE, Map.of(), SCHEMAS)
                .last()
                .decoded()
                .tree());
        assertThat(json).isEqualTo("""
                {
                  "id": 17,
                  "customer": "c-17",
                  "placed": 1764000000000,
                  "price": 12.50,
                  "state": "PAID",
                  "tags": {
                    "region": "eu"
                  },
                  "lines": [
                    1,
                    2,
                    300
                  ],
                  "note": "fragile"
                }""");
        Xray single = look(Fixtures.avroSingle(), Choices.NONE, Map.of(), SCHEMAS);
        assertThat(single.last().kind()).isEqualTo(Kind.AVRO_SINGLE);
        assertThat(FieldText.json(child(single.last().decoded().tree(), "datum")))
                .isEqualTo(json);
        assertThat(look(Fixtures.avroSingle()).last().attempts())
                .anyMatch(attempt ->
                        attempt.kind() == Kind.AVRO_SINGLE && attempt.why().contains("no Avro schema"));
    }

    @Test
    void avroFieldsHaveTheirBytes() {
        Field tree = look(Fixtures.avroDatum(), Choices.NONE, Map.of(), SCHEMAS)
                .last()
                .decoded()
                .tree();
        assertThat(text(child(tree, "customer"))).isEqualTo("\u0008c-17");
        int end = 0;
        for (Field each : tree.children()) {
            assertThat(each.bytes().from()).as(each.name()).isEqualTo(end);
            end = each.name().equals("price") ? each.bytes().to() : each.bytes().to();
        }
    }

    @Test
    void aContainerHasItsObjectsAndItsSchema() {
        for (CodecFactory codec : List.of(
                CodecFactory.nullCodec(),
                CodecFactory.deflateCodec(9),
                CodecFactory.snappyCodec(),
                CodecFactory.zstandardCodec(3))) {
            Field tree = look(Fixtures.avroContainer(codec)).last().decoded().tree();
            List<Field> objects = child(tree, "objects").children();
            assertThat(objects).hasSize(2);
            assertThat(child(objects.get(1), "customer").value()).isEqualTo("c-18");
        }
    }

    @Test
    void protobufIsReadAlongADescriptor() {
        Xray seen = look(Fixtures.protobuf(), Choices.NONE, Map.of(), SCHEMAS);
        assertThat(seen.last().kind()).isEqualTo(Kind.PROTOBUF);
        assertThat(FieldText.json(seen.last().decoded().tree()).replaceAll("\\s", ""))
                .isEqualTo("{\"id\":17,\"customer\":\"c-17\",\"total\":12.5,"
                        + "\"lines\":[{\"sku\":\"A-1\",\"count\":2},{\"sku\":\"B-7\",\"count\":1}],\"n\":[1,2,300]}");
        Choice line = new Choice(Kind.PROTOBUF, "shop.desc", "shop.Line");
        Xray other = look(Fixtures.protobuf(), Choices.NONE.with("", line), Map.of(), SCHEMAS);
        assertThat(other.last().says()).contains("not in the descriptor");
    }

    @Test
    void imagesOfADynamoDbChangeArePlainJson() {
        Xray seen = look(utf8(Fixtures.DYNAMODB));
        assertThat(FieldText.json(seen.last().decoded().tree()).replaceAll("\\s", ""))
                .isEqualTo("{\"id\":\"17\",\"total\":12.50,\"tags\":[\"a\",\"b\"],\"m\":{\"x\":true,\"l\":[null]}}");
        assertThat(seen.layers().getFirst().decoded().parts())
                .extracting(part -> part.name())
                .containsExactly("NewImage", "OldImage", "Keys");
    }

    @Test
    void aChoiceThatDoesNotFitEndsWithTheReason() {
        Xray seen = look(
                utf8(Fixtures.ORDER), Choices.NONE.with("", Choice.of(Kind.AVRO_CONTAINER)), Map.of(), Schemas.NONE);
        assertThat(seen.last().failed()).isTrue();
        assertThat(seen.last().says()).startsWith("Not Avro container: the first bytes are 7B 22");
    }

    @Test
    void choicesAreRememberedAsText() {
        Map<String, Choice> choices = new HashMap<>();
        choices.put("", Choice.of(Kind.HEX));
        choices.put("KPL/GZIP", new Choice(Kind.PROTOBUF, "a.desc", "x.Y"));
        assertThat(Choices.from(new Choices(choices).text())).isEqualTo(new Choices(choices));
        assertThat(Choices.from("{\"\":[\"NO_SUCH\",\"\",\"\"]}")).isEqualTo(Choices.NONE);
        assertThat(Choices.from("not json")).isEqualTo(Choices.NONE);
    }

    private static Field child(Field parent, String name) {
        return parent.children().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + parent.children()));
    }

    private static String text(Field field) {
        return new String(field.bytes().copy(), Charset.forName("UTF-8"));
    }

    /** Made by ProtobufWireFormatEncoder of AWS's schema-registry-serde 1.1.27, of the messages that the descriptor set describes. */
    private static final String GLUE_ORDER = "0108071203616461";

    private static final String GLUE_LINE = "020a03412d31";
    private static final String GLUE_DESCRIPTORS =
            "0a670a0a73686f702e70726f746f120473686f7022340a054f7264657212080a02696418012805120e0a08637573746f6d6572180228"
                    + "091a110a044c696e6512090a03736b751801280922150a0741646472657373120a0a046369747918012809620670726f746f33";
    private static final String GLUE_PROTO = """
            syntax = "proto3";
            package shop; // message Commented { }
            message Order {
              int32 id = 1;
              string customer = 2; /* message Hidden { } */
              enum Colour { RED = 0; }
              message Line { string sku = 1; }
            }
            message Address { string city = 1; }
            """;

    private static Xray glue(String payload, Schemas schemas) {
        UUID version = UUID.fromString("b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63");
        byte[] bytes = HexFormat.of().parseHex("0300" + version.toString().replace("-", "") + payload);
        return Xray.of(
                Source.ofRecord(bytes),
                Choices.NONE,
                Map.of(),
                new Effort(
                        schemas,
                        new RegistryAnswers(
                                Map.of(version, new RegistryAnswers.Answer("PROTOBUF", GLUE_PROTO, null)))));
    }

    @Test
    void aProtobufMessageOfTheGlueRegistryIsNamedAndItsFieldsTooOnceTheirDescriptorsAreGiven() {
        Xray raw = glue(GLUE_ORDER, Schemas.NONE);
        assertThat(raw.layers()).extracting(Layer::kind).containsExactly(Kind.GLUE, Kind.RAW_PROTOBUF);
        assertThat(raw.layers().getFirst().says()).contains("It is a shop.Order.", "--descriptor_set_out");
        assertThat(FieldText.json(raw.last().decoded().tree())).contains("7", "ada");

        Schemas given = Schemas.NONE.with(new Schemas.Given(
                "shop.desc", Schemas.Sort.DESCRIPTOR_SET, HexFormat.of().parseHex(GLUE_DESCRIPTORS)));
        Xray order = glue(GLUE_ORDER, given);
        assertThat(order.last().kind()).isEqualTo(Kind.PROTOBUF);
        assertThat(FieldText.json(order.last().decoded().tree()).replaceAll("\\s", ""))
                .isEqualTo("{\"id\":7,\"customer\":\"ada\"}");
        Xray line = glue(GLUE_LINE, given);
        assertThat(line.layers().getFirst().says()).contains("It is a shop.Order.Line.");
        assertThat(FieldText.json(line.last().decoded().tree()).replaceAll("\\s", ""))
                .isEqualTo("{\"sku\":\"A-1\"}");
        assertThat(glue("09" + GLUE_LINE, given).layers().getFirst().says())
                .contains("It is message 9 of its schema, which declares 3.");
    }
}
