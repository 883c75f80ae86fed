package dev.weir.app.records.xray;

import static dev.weir.app.records.xray.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Preview;
import dev.weir.app.records.decode.RegistryAnswers;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.records.decode.Schemas.Given;
import dev.weir.app.records.decode.Schemas.Sort;
import dev.weir.app.records.decode.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes, looking ends, throws nothing and stays within its bounds. */
@Timeout(120)
class HostileBytesTest {

    private static final Schemas SCHEMAS = new Schemas(List.of(
            new Given("order.avsc", Sort.AVRO, utf8(Fixtures.AVRO.toString())),
            new Given("shop.desc", Sort.DESCRIPTOR_SET, Fixtures.descriptors())));

    private static Xray look(byte[] data, Choices choices) {
        Effort effort = new Effort(SCHEMAS, RegistryAnswers.NONE);
        Xray seen = Xray.of(Source.ofRecord(data), choices, Map.of(), effort);
        Preview.of(data);
        assertThat(effort.expandable()).isNotNegative();
        assertThat(seen.layers()).hasSizeBetween(1, Xray.MOST_LAYERS);
        for (Layer layer : seen.layers()) {
            Field tree = layer.decoded().tree();
            if (tree != null) {
                assertThat(count(tree, 0)).as(layer.kind().title()).isLessThanOrEqualTo(4 * Effort.MOST_FIELDS);
            }
            layer.decoded().text().get();
        }
        return seen;
    }

    /** Also touches every range, which would throw if it lay outside of its source. */
    private static int count(Field field, int depth) {
        assertThat(depth).isLessThanOrEqualTo(Effort.DEEPEST + 4);
        int count = 1;
        for (Field child : field.children()) {
            count += count(child, depth + 1);
        }
        return count;
    }

    private static List<byte[]> fixtures() {
        byte[] order = utf8(Fixtures.ORDER);
        return List.of(
                order,
                Fixtures.gzip(order),
                Fixtures.zstd(order),
                Fixtures.zlib(order),
                Fixtures.deflate(order),
                Fixtures.snappy(order),
                Fixtures.snappyFramed(order),
                Fixtures.snappyStream(order),
                Fixtures.resource("kpl-three.bin"),
                Fixtures.gzip(utf8(Fixtures.LOGS)),
                utf8(Fixtures.DYNAMODB),
                Fixtures.avroContainer(CodecFactory.nullCodec()),
                Fixtures.avroContainer(CodecFactory.deflateCodec(9)),
                Fixtures.avroContainer(CodecFactory.snappyCodec()),
                Fixtures.avroDatum(),
                Fixtures.avroSingle(),
                Fixtures.cbor(),
                Fixtures.messagePack(),
                Fixtures.protobuf(),
                utf8("id,name\n1,\"a,b\"\n2,c\n"),
                utf8("<a x='1'><b>c</b></a>"));
    }

    @Test
    void randomBytes() {
        Random random = new Random(20261125);
        for (int i = 0; i < 3_000; i++) {
            byte[] data = new byte[random.nextInt(1 + random.nextInt(600))];
            random.nextBytes(data);
            look(data, Choices.NONE);
        }
    }

    @Test
    void changedFixtures() {
        Random random = new Random(42);
        for (byte[] fixture : fixtures()) {
            for (int i = 0; i < 120; i++) {
                byte[] data = fixture.clone();
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    data[random.nextInt(data.length)] = (byte) random.nextInt();
                }
                look(data, Choices.NONE);
            }
        }
    }

    @Test
    void truncatedFixtures() {
        for (byte[] fixture : fixtures()) {
            for (int length = 0; length < fixture.length; length += 1 + fixture.length / 60) {
                look(Arrays.copyOf(fixture, length), Choices.NONE);
            }
        }
    }

    @Test
    void everyDecoderForcedOnEverything() {
        Random random = new Random(7);
        for (byte[] fixture : fixtures()) {
            byte[] changed = fixture.clone();
            changed[random.nextInt(changed.length)] ^= 0x55;
            for (Kind kind : Kind.values()) {
                Choices choice = Choices.NONE.with("", Choice.of(kind));
                look(fixture, choice);
                look(changed, choice);
                look(new byte[0], choice);
            }
        }
    }

    @Test
    void aBombIsStoppedAndSaid() {
        byte[] bomb = Fixtures.gzip(new byte[200 << 20]);
        Xray seen = look(bomb, Choices.NONE);
        Layer gzip = seen.layers().getFirst();
        assertThat(gzip.kind()).isEqualTo(Kind.GZIP);
        assertThat(gzip.says()).contains("may be a bomb");
        assertThat(gzip.opened().bytes().length()).isLessThanOrEqualTo(Effort.MOST_EXPANDED);
        assertThat(look(Fixtures.gzip(Fixtures.gzip(bomb)), Choices.NONE).layers())
                .hasSizeGreaterThan(2);
    }

    @Test
    void aZstdBombIsStoppedByItsRatio() {
        Xray seen = look(Fixtures.zstd(new byte[100 << 20]), Choices.NONE);
        assertThat(seen.layers().getFirst().says()).contains("may be a bomb");
    }

    @Test
    void truncatedGzipShowsWhatCame() {
        byte[] data = Fixtures.gzip(utf8("{\"a\":\"" + "word ".repeat(20_000) + "\"}"));
        Xray seen = look(Arrays.copyOf(data, data.length - 20), Choices.NONE);
        assertThat(seen.layers().getFirst().says()).contains("It ends too early");
        assertThat(seen.layers()).hasSize(2);
    }

    @Test
    void deepJsonKeepsItsRestAsText() {
        Xray seen = look(utf8("[".repeat(5_000) + "]".repeat(5_000)), Choices.NONE);
        assertThat(seen.last().kind()).isEqualTo(Kind.JSON);
        assertThat(seen.last().says()).contains("is shown as text");
        assertThat(look(utf8("[".repeat(500_000)), Choices.NONE).last().kind()).isEqualTo(Kind.TEXT);
        look(utf8("<a>".repeat(100_000)), Choices.NONE);
        byte[] cbor = new byte[200_000];
        Arrays.fill(cbor, (byte) 0x81);
        look(cbor, Choices.NONE);
        Arrays.fill(cbor, (byte) 0x91);
        look(cbor, Choices.NONE);
        Arrays.fill(cbor, (byte) 0x0b);
        look(cbor, Choices.NONE.with("", Choice.of(Kind.RAW_PROTOBUF)));
    }

    @Test
    void anEntityIsNeverResolved() {
        Xray outside = look(
                utf8("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>before &x; after</a>"),
                Choices.NONE);
        Xray laughs = look(
                utf8("<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;\">]><a>&y;&y;&y;</a>"),
                Choices.NONE);
        for (Xray seen : List.of(outside, laughs)) {
            String text = seen.last().kind() == Kind.XML
                    ? seen.last().decoded().tree().children().getFirst().value()
                    : "";
            assertThat(text).doesNotContain("haha");
            assertThat(text.replace("before", "")
                            .replace("after", "")
                            .replaceAll("&[xy];", "")
                            .strip())
                    .isEmpty();
        }
    }

    @Test
    void badUtf8IsShownAndSaid() {
        byte[] data = utf8("{\"a\": \"" + "word ".repeat(40) + "\"}");
        data[20] = (byte) 0xc3;
        data[21] = 0x28;
        Xray seen = look(data, Choices.NONE);
        assertThat(seen.last().kind()).isEqualTo(Kind.TEXT);
        assertThat(seen.last().says()).contains("1 bytes are not UTF-8, the first at 20");
        assertThat(seen.last().decoded().text().get().text()).contains("\ufffd");
    }

    @Test
    void aTreeThatIsCutSaysThatThereIsMore() {
        Xray seen = look(utf8("[" + "1,".repeat(30_000) + "1]"), Choices.NONE);
        assertThat(seen.last().says()).contains("shows the first 20,000 fields");
        assertThat(seen.last().decoded().tree().line()).isEqualTo("[more than 19,999 elements]");
    }

    @Test
    void hugeLengthsAreNotBelieved() {
        byte[] protobuf = {0x12, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 1, 2};
        assertThat(look(protobuf, Choices.NONE.with("", Choice.of(Kind.RAW_PROTOBUF)))
                        .last()
                        .says())
                .contains("says 2,147,483,647 bytes, but 2 are left");
        byte[] messagePack = {(byte) 0xdd, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1};
        look(messagePack, Choices.NONE);
        byte[] cbor = {(byte) 0x9a, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1};
        look(cbor, Choices.NONE);
        look(new byte[] {0x5b, 0x7f, -1, -1, -1, -1, -1, -1, -1, 1}, Choices.NONE.with("", Choice.of(Kind.CBOR)));
    }

    @Test
    void lookingEndsWhenNobodyWaits() {
        byte[] data = utf8("[" + "1,".repeat(4 << 20) + "1]");
        assertThatThrownBy(() -> {
                    Thread.currentThread().interrupt();
                    try {
                        look(data, Choices.NONE);
                    } finally {
                        Thread.interrupted();
                    }
                })
                .isInstanceOf(CancellationException.class);
    }
}
