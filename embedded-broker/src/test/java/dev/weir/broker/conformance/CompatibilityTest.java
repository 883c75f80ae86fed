package dev.weir.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * docs/COMPATIBILITY.md tells the truth: its table of operations is what the service model, a running broker and the
 * tables of rows say. {@code -Dweir.compatibility.write=true} writes it anew.
 */
@DisabledIfSystemProperty(named = "weir.endpoint", matches = ".+", disabledReason = "the text is about the broker")
class CompatibilityTest {

    private static final Path TEXT = Path.of("..", "docs", "COMPATIBILITY.md");
    private static final String BEGIN = "<!-- operations: written by CompatibilityTest -->\n";
    private static final String END = "<!-- end of operations -->\n";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theTableOfOperationsIsTrue() throws Exception {
        String text = Files.readString(TEXT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String table = table();
        if (Boolean.getBoolean("weir.compatibility.write")) {
            Files.writeString(TEXT, text.substring(0, begin) + table + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end))
                .as("run with -Dweir.compatibility.write=true")
                .isEqualTo(table);
    }

    private static String table() throws Exception {
        List<Row> rows = ConformanceTest.rows();
        StringBuilder table = new StringBuilder("\n| operation | state | rows |\n| --- | --- | ---: |\n");
        int served = 0;
        TreeSet<String> operations = operations();
        try (Endpoint endpoint = Endpoint.open()) {
            for (String operation : operations) {
                boolean known = isServed(endpoint, operation);
                served += known ? 1 : 0;
                long calls = rows.stream().filter(row -> row.calls(operation)).count();
                table.append("| ").append(operation).append(known ? " | served | " : " | not yet | ");
                table.append(calls == 0 ? "–" : calls).append(" |\n");
            }
        }
        return table + "\n" + served + " of " + operations.size() + " operations are served; " + rows.size()
                + " rows hold them up.\n\n";
    }

    private static boolean isServed(Endpoint endpoint, String operation) throws Exception {
        Answer answer = endpoint.call(WireFormat.JSON, operation, MAPPER.createObjectNode());
        return !answer.errorType().equals("UnknownOperationException");
    }

    /** Every operation of the model that the broker ships. */
    private static TreeSet<String> operations() throws IOException {
        try (InputStream file = CompatibilityTest.class.getResourceAsStream("/dev/weir/broker/wire/kinesis.json")) {
            JsonNode inputs = MAPPER.readTree(file).get("inputs");
            TreeSet<String> names = new TreeSet<>();
            inputs.fieldNames().forEachRemaining(names::add);
            return names;
        }
    }
}
