package dev.weir.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference table is declared, kept and changed, without a window. */
class ReferenceModelTest {

    private final BrokerWorkspace broker = new BrokerWorkspace();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        broker.close();
    }

    private QueryModel page() {
        QueryEngine none = (QueryEngine) Proxy.newProxyInstance(
                QueryEngine.class.getClassLoader(), new Class<?>[] {QueryEngine.class}, (proxy, method, given) -> null);
        return new QueryModel(broker.workspace(), new Engines(none, null));
    }

    private ReferenceModel looked(QueryModel page, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        ReferenceModel model = new ReferenceModel(broker.workspace(), page, null);
        model.path().set(file.toString());
        model.look();
        return model;
    }

    @Test
    void aFilesColumnsAreInferredAndKeptBetweenRuns() throws IOException {
        QueryModel page = page();
        ReferenceModel model = looked(page, "My Items.csv", "id;name;price\n007;\"Tea; green\";2.5\n008;Cake;3\n");

        assertThat(model.problem().get()).isEmpty();
        assertThat(model.name().get()).isEqualTo("my_items");
        assertThat(model.fields().get())
                .containsExactly(
                        new SchemaField("id", FieldType.Scalar.VARCHAR),
                        new SchemaField("name", FieldType.Scalar.VARCHAR),
                        new SchemaField("price", FieldType.Scalar.DOUBLE));
        model.retype("price", FieldType.Scalar.VARCHAR);
        model.keep();

        QueryModel next = page();
        ReferenceTable kept = next.references().all().getFirst();
        assertThat(kept.file())
                .isEqualTo(new ReferenceFile(folder.resolve("My Items.csv"), ReferenceFile.Form.CSV, ';'));
        assertThat(kept.fields().getLast().type()).isEqualTo(FieldType.Scalar.VARCHAR);
        assertThat(next.names().columns()).containsKey("my_items");
        assertThat(kept.flinkDdl()).contains("CREATE TABLE `my_items`", "`price` STRING", "'file.delimiter' = ';'");
    }

    @Test
    void changingOneKeepsTheTypesThatWereChosen() throws IOException {
        QueryModel page = page();
        ReferenceModel model = looked(page, "items.jsonl", "{\"id\": 1}\n");
        model.retype("id", FieldType.Scalar.VARCHAR);
        model.keep();
        Files.writeString(folder.resolve("items.jsonl"), "{\"id\": 1, \"more\": true}\n");

        ReferenceModel again = new ReferenceModel(
                broker.workspace(), page, page.references().all().getFirst());
        assertThat(again.fields().get())
                .containsExactly(
                        new SchemaField("id", FieldType.Scalar.VARCHAR),
                        new SchemaField("more", FieldType.Scalar.BOOLEAN));
        again.name().set("things");
        again.keep();
        assertThat(page.references().all()).extracting(ReferenceTable::name).containsExactly("things");
    }

    @Test
    void whatCanNotBeKeptIsSaid() throws IOException {
        QueryModel page = page();
        ReferenceModel model = new ReferenceModel(broker.workspace(), page, null);
        assertThat(model.problem().get()).isEqualTo("Choose a file.");
        model.path().set(folder.resolve("gone.csv").toString());
        model.look();
        assertThat(model.problem().get()).endsWith("gone.csv is not there.");

        ReferenceModel broken = looked(page, "broken.json", "[{\"id\": 1}, {\"id\"");
        assertThat(broken.problem().get()).contains("breaks off being JSON");
        ReferenceModel empty = looked(page, "empty.csv", "");
        assertThat(empty.problem().get()).contains("has no rows with columns");

        broker.createStream("orders", 1);
        page.refresh();
        ReferenceModel named = looked(page, "orders.csv", "id,name\n1,a\n");
        assertThat(named.problem().get()).isEqualTo("There is a stream of that name.");
        named.name().set("1 table");
        assertThat(named.problem().get()).startsWith("A name has letters");
        named.keep();
        assertThat(page.references().all()).isEmpty();
    }
}
