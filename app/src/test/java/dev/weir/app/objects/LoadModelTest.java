package dev.weir.app.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.fx.Pace;
import dev.weir.app.objects.load.LoadModel;
import dev.weir.app.objects.load.LoadPlan.KeyKind;
import dev.weir.app.objects.load.LoadSource;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.PreviewReader;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Record;

class LoadModelTest {

    private BrokerWorkspace broker;
    private StoredObjects objects;
    private ObjectStore store;
    private LoadModel model;

    @BeforeEach
    void start() {
        broker = new BrokerWorkspace();
        objects = new StoredObjects(broker.clients().s3());
        store = new ObjectStore(broker.clients()::s3);
        broker.createStream("back", 1);
        model = new LoadModel(broker.clients()::kinesis, broker.background(), Pace.real());
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void allBelowAFolderIsCountedAndThenPut() {
        objects.packed("d/1.gz", "{\"k\":\"a\",\"n\":1}{\"k\":\"b\",\"n\":2}", GZIPOutputStream::new);
        objects.put("d/e/2.json", "{\"k\":\"c\",\"n\":3}\n{\"n\":4}\n");
        objects.put("d/noise", new byte[] {0, 1, 2, 3});
        model.source().set(LoadSource.below(store, StoredObjects.BUCKET, "d/"));
        assertThat(model.problem()).contains("Choose the stream");
        model.target().set("back");
        model.keyKind().set(KeyKind.FIELD);
        assertThat(model.problem()).contains("Name the field");
        model.keyText().set("k");
        assertThat(model.problem()).isEmpty();
        model.dryRun();
        var counted = model.counted().get().result();
        assertThat(counted.records()).isEqualTo(3);
        assertThat(counted.noKey()).isEqualTo(1);
        assertThat(counted.objectsLeftOut()).isEqualTo(1);
        assertThat(counted.shards())
                .singleElement()
                .satisfies(part -> assertThat(part.records()).isEqualTo(3));
        assertThat(records()).isEmpty();
        model.start();
        assertThat(model.run().get().running()).isFalse();
        assertThat(model.run().get().words())
                .startsWith("3 records were put into back.")
                .contains("1 have no key");
        assertThat(records().stream().map(record -> record.data().asUtf8String()))
                .containsExactly("{\"k\":\"a\",\"n\":1}", "{\"k\":\"b\",\"n\":2}", "{\"k\":\"c\",\"n\":3}");
        assertThat(records().getFirst().partitionKey()).isEqualTo("a");
    }

    @Test
    void anErrorsRawDataIsSentAgain() {
        var object = objects.put(
                "processing-failed/x", StoredObjects.error("Lambda.FunctionError", "boom", "{\"hello\":\"world\"}"));
        var rows = new PreviewReader(store).read(object, 200).rows();
        model.target().set("back");
        model.source().set(LoadSource.of(rows));
        model.start();
        model.source().set(LoadSource.of(store, object));
        model.start();
        assertThat(records().stream().map(record -> record.data().asUtf8String()))
                .containsExactly("{\"hello\":\"world\"}", "{\"hello\":\"world\"}");
    }

    @Test
    void aStreamThatIsNotThereIsNamed() {
        objects.put("x.json", "{}");
        model.source().set(LoadSource.below(store, StoredObjects.BUCKET, ""));
        model.target().set("nowhere");
        model.dryRun();
        assertThat(model.counted().get().failure()).isNotNull();
        model.start();
        assertThat(model.run().get().failure()).isNotNull();
        assertThat(model.run().get().words()).contains("0 records were put");
    }

    private List<Record> records() {
        var kinesis = broker.clients().kinesis();
        String iterator = kinesis.getShardIterator(request -> request.streamName("back")
                        .shardId("shardId-000000000000")
                        .shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records();
    }
}
