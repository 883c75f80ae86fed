package dev.weir.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the tables, in every wire format that can say it, with the same answers in each. */
class ConformanceTest {

    /** The tables; a new one is added here. */
    static final List<String> TABLES = List.of(
            "streams.rows",
            "records.rows",
            "encryption.rows",
            "iterators.rows",
            "resharding.rows",
            "consumers.rows",
            "tags.rows",
            "types.rows",
            "settings.rows");

    private static final Map<String, String> SHARED = new HashMap<>();

    private static Endpoint endpoint;

    @BeforeAll
    static void open() throws Exception {
        endpoint = Endpoint.open();
        SHARED.put("region", endpoint.region());
        SHARED.put("none", RowRun.newName());
        SHARED.put("stream", RowRun.newName());
        SHARED.put("shared", SHARED.get("stream"));
        new RowRun(endpoint, WireFormat.JSON, SHARED).create(3);
        SHARED.remove("stream");
        ObjectNode name = new ObjectMapper().createObjectNode().put("StreamName", SHARED.get("shared"));
        SHARED.put(
                "account",
                endpoint.call(WireFormat.JSON, "DescribeStreamSummary", name)
                        .body()
                        .at("/StreamDescriptionSummary/StreamARN")
                        .asText()
                        .split(":")[4]);
    }

    @AfterAll
    static void close() throws Exception {
        if (SHARED.containsKey("shared")) {
            ObjectNode name = new ObjectMapper().createObjectNode().put("StreamName", SHARED.get("shared"));
            endpoint.call(WireFormat.JSON, "DeleteStream", name);
        }
        endpoint.close();
    }

    static List<Row> rows() {
        return TABLES.stream().flatMap(table -> RowFile.read(table).stream()).toList();
    }

    @TestFactory
    List<DynamicTest> rules() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.place() + " " + row.rule(), () -> run(row)))
                .toList();
    }

    /** All of a row's formats, or those of {@code weir.wire} where the endpoint does not speak each. */
    private static List<WireFormat> spoken(Row row) {
        List<String> only = List.of(System.getProperty("weir.wire", "").split(","));
        return row.formats().stream()
                .filter(format -> only.equals(List.of("")) || only.contains(format.name()))
                .toList();
    }

    private static void run(Row row) throws Exception {
        List<Map<String, String>> first = null;
        List<WireFormat> formats = spoken(row);
        assumeThat(formats).as("can be said in what is spoken").isNotEmpty();
        for (WireFormat format : formats) {
            List<Map<String, String>> skeletons = new ArrayList<>();
            for (Answer answer : new RowRun(endpoint, format, SHARED).run(row)) {
                skeletons.add(answer.skeleton());
            }
            if (first == null) {
                first = skeletons;
            }
            assertThat(skeletons)
                    .as("%s against %s", format, formats.getFirst())
                    .isEqualTo(first);
        }
    }
}
