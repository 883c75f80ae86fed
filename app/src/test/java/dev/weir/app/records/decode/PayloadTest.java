package dev.weir.app.records.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static Payload of(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jsonHasAMemberALineAndKeepsItsDigits() {
        assertThat(of("{\"b\":1.50,\"a\":[1,{\"x\":null}],\"e\":{},\"f\":[],\"s\":\"q\\\"\"}")
                        .json()
                        .text())
                .isEqualTo("""
                        {
                          "b": 1.50,
                          "a": [
                            1,
                            {
                              "x": null
                            }
                          ],
                          "e": {},
                          "f": [],
                          "s": "q\\""
                        }""");
    }

    @Test
    void whatIsNotJsonIsTextWithTheReason() {
        Payload payload = of("{\"a\": tru");
        assertThat(payload.best()).isEqualTo(Payload.Form.TEXT);
        assertThat(payload.reason()).startsWith("Not JSON: ");
    }

    @Test
    void badUtf8IsHex() {
        Payload payload = Payload.of(new byte[] {'a', (byte) 0xc3, 0x28});
        assertThat(payload.best()).isEqualTo(Payload.Form.HEX);
        assertThat(payload.hex().text()).startsWith("00000000  61 c3 28").endsWith("a·(");
    }

    @Test
    void depthCannotOverturnIt() {
        Payload payload = of("[".repeat(200_000));
        assertThat(payload.best()).isEqualTo(Payload.Form.TEXT);
        assertThat(payload.reason()).contains("depth");
    }

    @Test
    void aLargeArrayIsShownInPart() {
        Payload payload = of("[" + "1,".repeat(100_000) + "1]");
        assertThat(payload.json().lines()).hasSize(JsonText.MOST_LINES);
        assertThat(payload.json().note()).contains("Copy gives all");
        assertThat(Payload.copy(("[" + "1,".repeat(9_000) + "1]").getBytes(StandardCharsets.UTF_8), Payload.Form.JSON)
                        .lines())
                .hasSize(9_003);
    }

    @Test
    void aPreviewIsOneLineAndCutsNoCharacter() {
        assertThat(Preview.of("{\n  \"a\": 1\n}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{ \"a\": 1 }");
        byte[] long_ = ("x" + "é".repeat(400)).getBytes(StandardCharsets.UTF_8);
        assertThat(Preview.of(long_)).startsWith("xéé").endsWith("é…");
        assertThat(Preview.of(new byte[] {0, (byte) 0xff})).isEqualTo("00 ff");
    }
}
