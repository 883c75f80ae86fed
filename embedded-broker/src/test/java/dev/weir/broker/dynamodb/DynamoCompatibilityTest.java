package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.Operation;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * docs/COMPATIBILITY.md tells the truth of DynamoDB too: its table of operations is what the service and the tables of
 * rows say. {@code -Dweir.compatibility.write=true} writes it anew.
 */
class DynamoCompatibilityTest {

    private static final Path TEXT = Path.of("..", "docs", "COMPATIBILITY.md");
    private static final String BEGIN = "<!-- dynamodb operations: written by DynamoCompatibilityTest -->\n";
    private static final String END = "<!-- end of dynamodb operations -->\n";

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
        List<DynamoRow> rows = DynamoRowsTest.rows();
        StringBuilder table = new StringBuilder("\n| operation | rows |\n| --- | ---: |\n");
        int operations = 0;
        try (H2Database database = H2Database.open(null, DynamoDbService.MIGRATIONS);
                DynamoDbService service =
                        new DynamoDbService("000000000000", "us-east-1", Duration.ZERO, new ManualTime(), database)) {
            List<String> names =
                    service.operations().stream().map(Operation::name).sorted().toList();
            for (String name : names) {
                long calls = rows.stream().filter(row -> row.calls(name)).count();
                table.append("| ").append(name).append(" | ").append(calls).append(" |\n");
                operations++;
            }
        }
        return table + "\n" + operations + " operations are served; " + rows.size() + " rows hold them up.\n\n";
    }
}
