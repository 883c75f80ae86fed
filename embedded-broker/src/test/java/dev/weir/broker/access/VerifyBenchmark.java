package dev.weir.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.Caller;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processor time of verifying a signature. Prints its figure. */
@Tag("benchmark")
class VerifyBenchmark {

    private static final int TIMES = 50_000;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void oneSignature() {
        Caller root = new Caller("000000000000", "AKIDROOT", "arn:aws:iam::000000000000:root", "000000000000");
        Authenticator authenticator =
                new Authenticator("000000000000", (id, token, now) -> new KeyOwner(root, "wJalrXUtnFEMI/K7MDENG"));
        byte[] body =
                "{\"StreamName\":\"orders\",\"PartitionKey\":\"k\",\"Data\":\"eA==\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", "127.0.0.1:4567");
        headers.put("content-type", "application/x-amz-json-1.1");
        headers.put("x-amz-target", "Kinesis_20131202.PutRecord");
        headers.put("x-amz-date", "20260102T030405Z");
        headers.put("amz-sdk-invocation-id", "3b0f5b8e-1d1c-4bb2-a4f6-0f6f2bdb8f6e");
        headers.put("amz-sdk-request", "attempt=1; max=4");
        headers.put("user-agent", "aws-sdk-java/2");
        String signed = "amz-sdk-invocation-id;amz-sdk-request;content-type;host;x-amz-date;x-amz-target";
        HttpRequest unsigned = new HttpRequest("POST", "/", "", headers, body, false, "127.0.0.1");
        String canonical = CanonicalRequest.of(unsigned, ServiceId.KINESIS, signed, Hashes.sha256(body));
        Credential credential = new Credential("AKIDROOT", "20260102", "us-east-1", "kinesis", null);
        String toSign = "AWS4-HMAC-SHA256\n20260102T030405Z\n20260102/us-east-1/kinesis/aws4_request\n"
                + Hashes.sha256(canonical);
        String signature = Hashes.hex(Hashes.hmac(new SigningKeys().of(credential, "wJalrXUtnFEMI/K7MDENG"), toSign));
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDROOT/20260102/us-east-1/kinesis/aws4_request, SignedHeaders=" + signed
                        + ", Signature=" + signature);
        HttpRequest request = new HttpRequest("POST", "/", "", all, body, false, "127.0.0.1");
        for (int i = 0; i < TIMES; i++) {
            authenticator.authenticate(request, ServiceId.KINESIS, NOW);
        }
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            authenticator.authenticate(request, ServiceId.KINESIS, NOW);
        }
        double micros = (threads.getCurrentThreadCpuTime() - before) / 1e3 / TIMES;
        System.out.printf("verifying a signature: %.1f µs CPU%n", micros);
        assertThat(micros).isLessThan(60);
    }
}
