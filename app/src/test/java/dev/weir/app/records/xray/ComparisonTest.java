package dev.weir.app.records.xray;

import static dev.weir.app.records.xray.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.records.tail.TailedRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static Comparison compare(byte[] before, byte[] after) {
        TailedRecord other = new TailedRecord(0, "shardId-000000000000", "1", "k", before);
        return Comparison.of(other, XrayTest.look(before), XrayTest.look(after));
    }

    private static List<String> lines(byte[] before, byte[] after) {
        return compare(before, after).changes().stream()
                .map(each -> "%s %s: %s -> %s".formatted(each.sort().word(), each.where(), each.before(), each.after()))
                .toList();
    }

    @Test
    void membersByNameAndElementsByWhatTheyHold() {
        assertThat(lines(
                        utf8("{\"a\":1,\"b\":\"same\",\"c\":[1,2,3],\"gone\":true,\"old name\":\"moves on\"}"),
                        utf8("{\"b\":\"same\",\"a\":2,\"c\":[1,9,2,3],\"new\":{\"x\":null},\"name\":\"moves on\"}")))
                .containsExactlyInAnyOrder(
                        "changed $.a: 1 -> 2",
                        "added $.c[1]:  -> 9",
                        "removed $.gone: true -> ",
                        "added $.new:  -> { \"x\": null }",
                        "moved $.name: $['old name'] -> moves on");
    }

    @Test
    void theSameInAnotherCompressionIsTheSame() {
        byte[] order = utf8(Fixtures.ORDER);
        Comparison comparison = compare(Fixtures.gzip(order), Fixtures.zstd(order));
        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.says()).isEqualTo("Compared field by field, they are the same.");
    }

    @Test
    void textsLineByLine() {
        assertThat(lines(utf8("Plain words\nhere"), utf8("Plain words\nin between\nhere")))
                .containsExactly("added line 2:  -> in between");
    }

    @Test
    void bytesByteByByte() {
        byte[] before = {(byte) 0xff, 0, (byte) 0xfe, 1, 7};
        byte[] after = {(byte) 0xff, 0, 5, (byte) 0xfe, 1, 8};
        assertThat(lines(before, after)).containsExactly("added byte 2:  -> 05", "changed byte 5: 07 -> 08");
    }

    @Test
    void largeTreesEnd() {
        byte[] before = utf8("[" + "1,".repeat(30_000) + "1]");
        byte[] after = utf8("[" + "2,".repeat(30_000) + "2]");
        assertThat(compare(before, after).changes()).hasSize(TreeDiff.MOST);
        assertThat(compare(before, after).says()).contains("more that are not listed");
    }
}
