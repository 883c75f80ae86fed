package dev.weir.broker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;

/** CPU time of the codec on the hot path: 500 records of 1 KiB. Prints its figures. */
@Tag("benchmark")
class CodecBenchmark {

    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 2_000;

    private static void measure(String what, Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < MEASURED; i++) {
            work.run();
        }
        double millis = (threads.getCurrentThreadCpuTime() - before) / 1e6 / MEASURED;
        System.out.printf("%-40s %.3f ms CPU%n", what, millis);
        assertThat(millis).as(what).isLessThan(5);
    }

    @Test
    void fiveHundredRecordsOfOneKibibyte() {
        byte[] data = new byte[1024];
        new Random(1).nextBytes(data);
        PutRecordsRequest put = PutRecordsRequest.builder()
                .streamName("orders")
                .records(Collections.nCopies(
                        500,
                        PutRecordsRequestEntry.builder()
                                .partitionKey("customer-4711")
                                .data(SdkBytes.fromByteArray(data))
                                .build()))
                .build();
        GetRecordsResponse got = GetRecordsResponse.builder()
                .records(Collections.nCopies(
                        500,
                        Record.builder()
                                .partitionKey("customer-4711")
                                .sequenceNumber("49590338271490256608559692538361571095921575989136588898")
                                .data(SdkBytes.fromByteArray(data))
                                .build()))
                .build();
        for (Protocol protocol : new Protocol[] {DocumentProtocol.CBOR_1_1, DocumentProtocol.JSON_1_1}) {
            String format = protocol == DocumentProtocol.CBOR_1_1 ? "CBOR" : "JSON";
            ByteBuffer written = protocol.answer("PutRecords", put, "id").body();
            byte[] body = new byte[written.remaining()];
            written.get(body);
            HttpRequest http = new HttpRequest("POST", "/", "", Map.of(), body, false, "127.0.0.1");
            measure(
                    format + " read PutRecords",
                    () -> protocol.read(
                            http, (PutRecordsRequest.Builder) PutRecordsRequest.builder(), NewerMembers.NONE));
            measure(format + " write GetRecords", () -> protocol.answer("GetRecords", got, "id"));
        }
        measure("validate PutRecords", () -> Validation.check(ServiceId.KINESIS, "PutRecords", put, Map.of()));
    }
}
