package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Clients;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Rows that Watch puts into delivery streams. */
class PutTargetsTest {

    @RegisterExtension
    static final DemoEngines DEMO = new DemoEngines();

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ROLE = "arn:aws:iam::000000000000:role/firehose";

    @BeforeAll
    static void make() {
        Clients clients = DEMO.broker().clients();
        clients.s3().createBucket(request -> request.bucket("puts"));
        for (String name : List.of("sales", "refunds", "both")) {
            DEMO.broker().createStream(name, 1);
        }
        for (String name : List.of("to-s3", "refunds-to-s3", "both")) {
            clients.firehose()
                    .createDeliveryStream(request -> request.deliveryStreamName(name)
                            .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                            .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::puts")
                                    .roleARN(ROLE)
                                    .prefix(name + "/")
                                    .bufferingHints(
                                            hints -> hints.intervalInSeconds(1).sizeInMBs(1))));
        }
        clients.firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("reads-sales")
                        .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                        .kinesisStreamSourceConfiguration(
                                from -> from.kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/sales")
                                        .roleARN(ROLE))
                        .extendedS3DestinationConfiguration(
                                to -> to.bucketARN("arn:aws:s3:::puts").roleARN(ROLE)));
        put("sales", "{\"item\":\"tea\",\"price\":2.5}");
        put("sales", "{\"item\":\"cake\",\"price\":4.0}");
        put("refunds", "{\"item\":\"scone\",\"price\":3.0}");
    }

    private static void put(String stream, String data) {
        DEMO.broker()
                .clients()
                .kinesis()
                .putRecord(
                        request -> request.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(data)));
    }

    private static QueryEngine watch() {
        return Objects.requireNonNull(DEMO.engines().engines().watch());
    }

    private static String delivered(String prefix) {
        Clients clients = DEMO.broker().clients();
        return clients.s3().listObjectsV2(request -> request.bucket("puts").prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .map(key -> clients.s3()
                        .getObjectAsBytes(request -> request.bucket("puts").key(key))
                        .asUtf8String())
                .collect(Collectors.joining());
    }

    @Test
    void rowsArriveAsObjectsWithTheColumnsOfTheSelect() {
        FirstRows heard = new FirstRows();
        RunningQuery query = watch().run("""
                        CREATE TEMPORARY VIEW dear AS SELECT * FROM sales WHERE price > 3;
                        INSERT INTO `to-s3`
                        SELECT UPPER(item) AS what, price * 2 AS twice FROM dear""", QueryOptions.ALL, heard);
        eventually("delivered", LONG, () -> delivered("to-s3/").equals("{\"what\":\"CAKE\",\"twice\":8.0}"));
        query.cancel();
        assertThat(heard.end()).isEqualTo(new Ended.Cancelled());
    }

    @Test
    void aSetPutsIntoSeveralAndAListNamesTheFields() {
        FirstRows heard = new FirstRows();
        RunningQuery query = watch().run("""
                        EXECUTE STATEMENT SET BEGIN
                        INSERT INTO `refunds-to-s3` (thing) SELECT item FROM refunds;
                        INSERT INTO `firehose:both` SELECT item, CASE WHEN price > 1 THEN 'dear' ELSE 'cheap' END AS how FROM refunds;
                        END""", QueryOptions.ALL, heard);
        eventually("the first", LONG, () -> delivered("refunds-to-s3/").equals("{\"thing\":\"scone\"}"));
        eventually("the second", LONG, () -> delivered("both/").equals("{\"item\":\"scone\",\"how\":\"dear\"}"));
        query.cancel();
        assertThat(heard.end()).isEqualTo(new Ended.Cancelled());
    }

    @Test
    void whatCanNotBeIsSaidAtItsPlace() {
        assertThat(error("INSERT INTO\n  nowhere SELECT item FROM sales"))
                .isEqualTo(new QueryError(
                        "There is neither a stream nor a delivery stream “nowhere” to put rows into.",
                        "Create it first, or put the rows into another.",
                        2,
                        3,
                        ""));
        QueryError reads = error("INSERT INTO `reads-sales` SELECT item FROM sales");
        assertThat(reads.what())
                .isEqualTo(
                        "The delivery stream “reads-sales” reads the stream sales, so nothing can be put into it directly.");
        assertThat(reads.column()).isEqualTo(13);
        QueryError both = error("INSERT INTO `both` SELECT item FROM sales");
        assertThat(both.what()).isEqualTo("“both” is both a stream and a delivery stream.");
        assertThat(both.advice()).contains("`firehose:both`", "`kinesis:both`");
        assertThat(error("INSERT INTO `firehose:none` SELECT 1 AS a").what())
                .isEqualTo("There is no delivery stream “none”.");
        QueryError column = error("INSERT INTO `to-s3`\nSELECT itme FROM sales");
        assertThat(column.what()).startsWith("Column 'itme' not found");
        assertThat(column.line()).isEqualTo(2);
        assertThat(error("INSERT INTO `to-s3` SELECT item, SUM(price) AS total FROM sales GROUP BY item")
                        .advice())
                .contains("window");
    }

    private static QueryError error(String statement) {
        FirstRows heard = new FirstRows();
        watch().run(statement, QueryOptions.ALL, heard);
        assertThat(heard.end()).as(statement).isInstanceOf(Ended.Failed.class);
        return ((Ended.Failed) heard.end()).error();
    }
}
