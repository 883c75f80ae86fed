package dev.weir.app.records.xray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.FieldText;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Source;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Aggregates are taken apart as the KCL takes them apart. What is expected is what AggregatorUtil of amazon-kinesis-client 3.3.0 gave for
 * these bytes: the data of each user record, in its order.
 */
class KplAgainstTheKclTest {

    /** Three records: the greatest explicit hash key and a tag; no data at all; the least explicit hash key. */
    private static final String MIXED =
            "f3899ac20a036b2d300a08d0bad0bbd18ed1871201301227333430323832333636393230393338343633"
                    + "3436333337343630373433313736383231313435351a15080110011a077b226e223a317d22060a01741201761a0408001a00"
                    + "1a0a080010001a046c617374bc2748f7f70c7fb6ac0020d3077f4ec4";

    private static Layer outermost(byte[] data) {
        return Xray.of(Source.ofRecord(data), Choices.NONE, Map.of(), Effort.plain())
                .layers()
                .getFirst();
    }

    private static List<String> data(Layer layer) {
        return layer.decoded().parts().stream()
                .map(Part::bytes)
                .map(bytes -> HexFormat.of().formatHex(bytes.copy()))
                .toList();
    }

    @Test
    void recordsWithExplicitHashKeysWithTagsAndWithoutData() {
        Layer layer = outermost(HexFormat.of().parseHex(MIXED));
        assertThat(layer.kind()).isEqualTo(Kind.KPL);
        assertThat(data(layer)).containsExactly("7b226e223a317d", "", "6c617374");
        assertThat(layer.decoded().parts()).extracting(Part::name).satisfies(names -> {
            assertThat(names.get(0)).startsWith("ключ");
            assertThat(names.get(1)).startsWith("k-0");
            assertThat(names.get(2)).startsWith("k-0");
        });
        assertThat(FieldText.json(layer.decoded().tree())).contains("340282366920938463463374607431768211455");
    }

    @Test
    void recordsOfTheKplItself() {
        Layer layer = outermost(Fixtures.resource("kpl-three.bin"));
        assertThat(data(layer))
                .containsExactly(
                        "7b226f72646572223a312c22637573746f6d6572223a22632d31222c22746f74616c223a31322e357d",
                        "7b226f72646572223a322c22637573746f6d6572223a22632d32222c22746f74616c223a377d",
                        "1f8b0800000000000003ab56ca2f4a492d52b232d6514a2e2d2ec9cf05719492750d957494f2f24b5295ac9432f314d2a"
                                + "b320b946a01dd1c26d82d000000");
    }

    @Test
    void oneWhoseDigestDoesNotFitIsAPlainRecord() {
        byte[] damaged = HexFormat.of().parseHex(MIXED);
        damaged[damaged.length - 1] ^= 1;
        assertThat(outermost(damaged).kind()).isNotEqualTo(Kind.KPL);
    }
}
