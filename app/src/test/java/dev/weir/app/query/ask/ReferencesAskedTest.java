package dev.weir.app.query.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** Files as tables beside streams, in Ask. */
class ReferencesAskedTest {

    private final BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
    private final References references = References.none();
    private final AskEngine engine =
            new AskEngine(broker::kinesis, true, SchemaStore.ofThisRun(), InstantSource.system(), references);

    @TempDir
    private Path folder;

    @BeforeEach
    void orders() {
        broker.create("orders", 1);
        for (String item : List.of("t", "c")) {
            broker.kinesis()
                    .putRecord(request -> request.streamName("orders")
                            .partitionKey("k")
                            .data(SdkBytes.fromUtf8String("{\"item\": \"" + item + "\"}")));
        }
    }

    @AfterEach
    void close() {
        engine.close();
        broker.close();
    }

    private void reference(String file, ReferenceFile.Form form, String text) throws IOException {
        references.put(new ReferenceTable(
                "prices",
                new ReferenceFile(Files.writeString(folder.resolve(file), text), form, ','),
                List.of(
                        new SchemaField("item", FieldType.Scalar.VARCHAR),
                        new SchemaField("price", FieldType.Scalar.DOUBLE),
                        new SchemaField("code", FieldType.Scalar.VARCHAR))));
    }

    @Test
    void aFileIsJoinedAsItIsNow() throws IOException {
        String sql = "SELECT o.item, p.price, p.code FROM orders o LEFT JOIN prices p USING (item) ORDER BY 1 DESC";
        reference("prices.csv", ReferenceFile.Form.CSV, "item,price,code\nt,2.50,1.50\n\nc,,\n");
        assertThat(Asked.of(engine, sql).rows)
                .containsExactly(List.of("t", 2.5, "1.50"), Arrays.asList("c", null, null));
        reference("prices.csv", ReferenceFile.Form.CSV, "item,price,code\nc,4,x\n");
        assertThat(Asked.of(engine, sql).rows).containsExactly(Arrays.asList("t", null, null), List.of("c", 4.0, "x"));
    }

    @Test
    void aRowThatDoesNotFitIsCounted() throws IOException {
        reference(
                "prices.json",
                ReferenceFile.Form.JSON,
                "[{\"item\": \"t\", \"price\": \"dear\"}, 7, {\"item\": \"c\", \"price\": 4}]");
        Asked asked = Asked.of(engine, "SELECT item, price FROM Prices");
        assertThat(asked.end()).isEqualTo(new Ended.Complete(null));
        assertThat(asked.rows).containsExactly(List.of("c", 4.0));
        assertThat(asked.counted.left()).isEqualTo(2);
        assertThat(asked.counted.why()).isEqualTo("Row 2 of prices.json: it is no row.");
    }

    @Test
    void aFileThatIsGoneIsSaid() throws IOException {
        reference("prices.csv", ReferenceFile.Form.CSV, "item,price,code\n");
        Files.delete(folder.resolve("prices.csv"));
        assertThat(Asked.of(engine, "SELECT * FROM prices").end())
                .isInstanceOfSatisfying(
                        Ended.Failed.class,
                        failed -> assertThat(failed.error().what()).endsWith("prices.csv is not there."));
    }

    @Test
    void aStatementReachesNoOtherFile() throws IOException {
        reference("prices.csv", ReferenceFile.Form.CSV, "item,price,code\nt,1,a\n");
        assertThat(Asked.of(engine, "SELECT * FROM prices, '" + folder.resolve("prices.csv") + "'")
                        .end())
                .isInstanceOf(Ended.Failed.class);
    }
}
