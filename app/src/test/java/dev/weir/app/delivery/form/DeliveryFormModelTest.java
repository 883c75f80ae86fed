package dev.weir.app.delivery.form;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.delivery.DestinationType;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The form against the real broker, without a window. */
class DeliveryFormModelTest {

    private final BrokerWorkspace broker = new BrokerWorkspace();
    private final FirehoseClient firehose = broker.clients().firehose();
    private final List<String> accepted = new ArrayList<>();

    @AfterEach
    void close() {
        broker.close();
    }

    private DeliveryFormModel form(String sourceStream) {
        DeliveryFormModel model = new DeliveryFormModel(broker.workspace(), null, sourceStream);
        model.shown();
        return model;
    }

    private void bucket(DeliveryFormModel model, String bucket) {
        model.draft().set(Field.BUCKET, bucket);
        broker.background().tick();
        broker.background().tick();
        assertThat(model.bucket().state().get()).isEqualTo(BucketCheck.State.MISSING);
        model.bucket().create();
        broker.background().tick();
        broker.background().tick();
        assertThat(model.bucket().state().get()).isEqualTo(BucketCheck.State.THERE);
    }

    private void send(DeliveryFormModel model) {
        assertThat(model.problems().get()).isEmpty();
        model.send(accepted::add);
        assertThat(model.failure().get()).isNull();
        String name = accepted.getLast();
        eventually(
                name + " is active",
                () -> DeliveryFacts.describe(firehose, name).description().deliveryStreamStatus()
                        == DeliveryStreamStatus.ACTIVE);
    }

    private List<String> keys(String bucket) {
        return broker.clients().s3().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** Keys without what time and chance make of their names. */
    private static TreeSet<String> folders(List<String> keys) {
        return keys.stream()
                .map(key -> key.substring(0, key.lastIndexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatTheSamplesDoHereTheyDoInTheBroker() {
        DeliveryFormModel model = form(null);
        bucket(model, "partitioned");
        DeliveryDraft draft = model.draft();
        draft.set(Field.NAME, "orders-to-s3");
        draft.flag(Flag.PARTITION).set(true);
        assertThat(draft.get(Amount.BUFFER_MIB)).isEqualTo(128);
        draft.amount(Amount.BUFFER_SECONDS).set(1);
        draft.set(Field.QUERY, "{customer: .c, day: (.ts | strftime(\"%Y-%m-%d\"))}");
        draft.set(
                Field.PREFIX,
                "o/c=!{partitionKeyFromQuery:customer}/d=!{partitionKeyFromQuery:day}/y=!{timestamp:yyyy}/");
        draft.set(Field.ERROR_PREFIX, "bad/!{firehose:error-output-type}/");
        draft.parting().set(Parting.JSON);
        draft.compression().set(CompressionFormat.GZIP);
        List<String> samples = List.of(
                "{\"c\": \"a\", \"ts\": 1767323045}{\"c\": \"b\", \"ts\": 1767323045}",
                "{\"c\": \"a\", \"ts\": 1767409445}",
                "{\"c\": \"\", \"ts\": 1767323045}",
                "no json");
        model.samples().set(String.join("\n", samples));
        SampleRun run = model.run().get();
        assertThat(run).isNotNull();
        assertThat(run.objects()).hasSize(3).allMatch(object -> object.key().endsWith(".gz"));
        assertThat(run.failures()).extracting(SampleRun.FailedSample::line).containsExactly(3, 4);

        send(model);
        for (String sample : samples) {
            firehose.putRecord(request -> request.deliveryStreamName("orders-to-s3")
                    .record(record -> record.data(SdkBytes.fromUtf8String(sample))));
        }
        List<String> expected = new ArrayList<>();
        run.objects().forEach(object -> expected.add(object.key()));
        run.failures().forEach(failed -> expected.add(failed.key()));
        eventually(
                "the objects stand where the samples' would",
                () -> folders(keys("partitioned")).equals(folders(expected)));
    }

    @Test
    void aStreamIsReadUnderTheNameThatWasGiven() {
        broker.createStream("orders", 2);
        DeliveryFormModel model = form("orders");
        bucket(model, "from-stream");
        model.draft().amount(Amount.BUFFER_SECONDS).set(1);
        assertThat(model.draft().get(Field.NAME)).isEqualTo("orders-to-s3");
        send(model);
        DeliveryFacts facts = DeliveryFacts.describe(firehose, "orders-to-s3");
        assertThat(facts.description().deliveryStreamType()).isEqualTo(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE);
        assertThat(facts.sourceStream()).isEqualTo("orders");
        broker.clients()
                .kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String("{\"n\": 1}")));
        eventually(
                "an object is written", () -> keys("from-stream").stream().anyMatch(key -> key.startsWith("orders/2")));
    }

    @Test
    void anHttpEndpointGetsWhatIsPutAndKeepsItsKeyThroughAChange() throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Firehose-Access-Key")));
            byte[] answer = "{\"requestId\": \"%s\", \"timestamp\": 1}"
                    .formatted(exchange.getRequestHeaders().getFirst("X-Amz-Firehose-Request-Id"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            DeliveryFormModel model = form(null);
            bucket(model, "collected");
            model.draft().set(Field.NAME, "collect");
            model.draft().type().set(DestinationType.HTTP_ENDPOINT);
            model.draft()
                    .set(Field.URL, "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            model.draft().set(Field.ACCESS_KEY, "k-1");
            model.draft().amount(Amount.BUFFER_SECONDS).set(1);
            send(model);
            put("collect", "one");
            eventually("the endpoint got it", () -> keys.equals(List.of("k-1")));
            DeliveryFormModel change =
                    new DeliveryFormModel(broker.workspace(), DeliveryFacts.describe(firehose, "collect"), null);
            assertThat(change.draft().get(Field.ACCESS_KEY)).isEmpty();
            change.draft().amount(Amount.RETRY_SECONDS).set(10);
            send(change);
            put("collect", "two");
            eventually("the endpoint got that too", () -> keys.equals(List.of("k-1", "k-1")));
        } finally {
            server.stop(0);
        }
    }

    private void put(String name, String data) {
        firehose.putRecord(request ->
                request.deliveryStreamName(name).record(record -> record.data(SdkBytes.fromUtf8String(data))));
    }

    @Test
    void aChangeKeepsWhatTheFormDoesNotSay() {
        DeliveryFormModel model = form(null);
        bucket(model, "changes");
        model.draft().set(Field.NAME, "changing");
        send(model);
        DeliveryFormModel change =
                new DeliveryFormModel(broker.workspace(), DeliveryFacts.describe(firehose, "changing"), null);
        assertThat(change.draft().get(Field.PREFIX)).isEqualTo("records/!{timestamp:yyyy/MM/dd/HH}/");
        assertThat(change.draft().is(Flag.DELIMITER)).isTrue();
        assertThat(change.draft().is(Flag.LOGGING)).isTrue();
        assertThat(change.settings().get().preview().version()).isEqualTo(2);
        change.draft().set(Field.PREFIX, "other/");
        change.draft().amount(Amount.BUFFER_SECONDS).set(90);
        send(change);
        var s3 = DeliveryFacts.describe(firehose, "changing").destination().extendedS3DestinationDescription();
        assertThat(s3.prefix()).isEqualTo("other/");
        assertThat(s3.bufferingHints().intervalInSeconds()).isEqualTo(90);
        assertThat(s3.processingConfiguration().processors().getFirst().type())
                .isEqualTo(ProcessorType.APPEND_DELIMITER_TO_RECORD);
        assertThat(s3.cloudWatchLoggingOptions().enabled()).isTrue();
    }

    @Test
    void whoComesSecondIsToldAndNothingIsOverwritten() {
        DeliveryFormModel model = form(null);
        bucket(model, "conflict");
        model.draft().set(Field.NAME, "shared");
        send(model);
        DeliveryFacts seen = DeliveryFacts.describe(firehose, "shared");
        DeliveryFormModel mine = new DeliveryFormModel(broker.workspace(), seen, null);
        DeliveryFormModel theirs = new DeliveryFormModel(broker.workspace(), seen, null);
        theirs.draft().set(Field.PREFIX, "theirs/");
        send(theirs);
        mine.draft().set(Field.PREFIX, "mine/");
        mine.send(accepted::add);
        assertThat(mine.conflict().get()).isTrue();
        assertThat(DeliveryFacts.describe(firehose, "shared")
                        .destination()
                        .extendedS3DestinationDescription()
                        .prefix())
                .isEqualTo("theirs/");
    }

    @Test
    void whatTheServiceWouldRefuseIsSaidBefore() {
        DeliveryFormModel model = form(null);
        DeliveryDraft draft = model.draft();
        draft.set(Field.NAME, "a b");
        draft.set(Field.BUCKET, "Bad_Bucket");
        draft.set(Field.ROLE, "role");
        draft.set(Field.PREFIX, "!{timestamp:yyyy}/!{partitionKeyFromQuery:x}/");
        draft.set(Field.ERROR_PREFIX, "!{timestamp:yyyy}/");
        draft.set(Field.TIME_ZONE, "Nowhere/Town");
        draft.set(Field.EXTENSION, "json");
        draft.amount(Amount.BUFFER_MIB).set(200);
        draft.flag(Flag.CONVERT).set(true);
        assertThat(model.problems().get())
                .extracting(Problem::field)
                .contains(
                        Field.NAME,
                        Field.BUCKET,
                        Field.ROLE,
                        Field.PREFIX,
                        Field.ERROR_PREFIX,
                        Field.TIME_ZONE,
                        Field.EXTENSION,
                        Field.DATABASE,
                        Field.TABLE);
        assertThat(model.problems().get())
                .extracting(Problem::sentence)
                .contains("The buffer has 1 to 128 MiB for Amazon S3.");
        model.send(accepted::add);
        assertThat(accepted).isEmpty();
        assertThat(firehose.listDeliveryStreams().deliveryStreamNames()).isEmpty();
    }

    @Test
    void usualMistakesAreSaid() {
        DeliveryFormModel model = form(null);
        DeliveryDraft draft = model.draft();
        draft.set(Field.NAME, "orders");
        assertThat(model.advice().get()).isEmpty();
        draft.flag(Flag.DELIMITER).set(false);
        draft.amount(Amount.BUFFER_MIB).set(1);
        draft.amount(Amount.BUFFER_SECONDS).set(10);
        draft.set(Field.PREFIX, "/orders/!{timestamp:YYYY/mm/DD}");
        draft.set(Field.ERROR_PREFIX, "");
        draft.flag(Flag.LOGGING).set(false);
        String all = String.join("\n", model.advice().get());
        assertThat(all)
                .contains("No delimiter")
                .contains("A buffer of 10 s makes up to 8,640 objects a day")
                .contains("A buffer of 1 MiB")
                .contains("begins with “/”")
                .contains("does not end with “/”")
                .contains("YYYY")
                .contains("mm is the minute")
                .contains("DD is the day of the year")
                .contains("Without an error prefix")
                .contains("Error logging is off");
        draft.flag(Flag.PARTITION).set(true);
        draft.set(Field.PREFIX, "o/!{partitionKeyFromQuery:order_id}/");
        draft.flag(Flag.CONVERT).set(true);
        draft.amount(Amount.BUFFER_MIB).set(64);
        draft.compression().set(CompressionFormat.GZIP);
        assertThat(String.join("\n", model.advice().get()))
                .contains("“order_id” sounds as if each record had its own")
                .contains("The prefix says nothing of the time")
                .contains("Column files are best large")
                .contains("Compression of objects is left off");
    }

    @Test
    void otherDestinationsHaveTheirOwnRequests() {
        DeliveryFormModel model = form(null);
        DeliveryDraft draft = model.draft();
        draft.set(Field.NAME, "elsewhere");
        draft.type().set(DestinationType.SPLUNK);
        assertThat(draft.get(Amount.BUFFER_SECONDS)).isEqualTo(60);
        draft.set(Field.HEC_ENDPOINT, "https://hec.example.com:8088");
        draft.set(Field.HEC_TOKEN, "token");
        draft.set(Field.PREFIX, "");
        assertThat(model.problems().get()).isEmpty();
        assertThat(model.request().get().splunkDestinationConfiguration().hecToken())
                .isEqualTo("token");
        draft.type().set(DestinationType.REDSHIFT);
        draft.set(Field.JDBC_URL, "jdbc:redshift://c.example.com:5439/dev");
        draft.set(Field.USER, "u");
        draft.set(Field.PASSWORD, "p");
        draft.set(Field.DATA_TABLE, "public.orders");
        assertThat(model.problems().get()).isEmpty();
        assertThat(model.request()
                        .get()
                        .redshiftDestinationConfiguration()
                        .copyCommand()
                        .dataTableName())
                .isEqualTo("public.orders");
        draft.type().set(DestinationType.OPENSEARCH);
        draft.set(Field.SEARCH_ENDPOINT, "arn:aws:es:us-east-1:000000000000:domain/logs");
        draft.set(Field.INDEX, "orders");
        assertThat(model.problems().get()).isEmpty();
        assertThat(model.request()
                        .get()
                        .amazonopensearchserviceDestinationConfiguration()
                        .domainARN())
                .endsWith("domain/logs");
        draft.type().set(DestinationType.HTTP_ENDPOINT);
        assertThat(model.problems().get()).extracting(Problem::field).containsExactly(Field.URL);
        draft.set(Field.URL, "https://collector.example.com");
        assertThat(model.problems().get()).isEmpty();
        assertThat(model.request()
                        .get()
                        .httpEndpointDestinationConfiguration()
                        .s3Configuration()
                        .bucketARN())
                .isEqualTo("arn:aws:s3:::weir-deliveries");
    }
}
