package dev.weir.broker.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** S3's wire as clients other than the SDK's speak it, and as none should. */
class S3WireTest {

    private static final byte[] NOTHING = {};

    private static Broker broker;
    private static RawS3 raw;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
        raw = new RawS3(broker.endpoint());
        assertThat(raw.send("PUT /wire", NOTHING).status()).isEqualTo(200);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Upper", "ab", "-dash", "dash-", "dot..dot", "192.168.0.1", "under_score", "xn--a", "a%20b"})
    void namesThatAreNoBuckets(String name) throws IOException {
        RawS3.Answer answer = raw.send("PUT /" + name, NOTHING);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidBucketName");
        assertThat(answer.text()).contains("<RequestId>" + answer.headers().get("x-amz-request-id"));
        assertThat(answer.headers()).containsKey("x-amzn-requestid");
    }

    @ParameterizedTest
    @CsvSource({
        "wire.localhost:4567, /host-style",
        "wire.s3.localhost, /host-style",
        "wire.s3.us-east-1.localhost:1, /host-style",
        "wire.s3.amazonaws.com, /host-style",
        "wire.s3-us-west-2.amazonaws.com, /host-style",
        "localhost:4567, /wire/host-style",
        "s3.localhost, /wire/host-style",
        "127.0.0.1:4567, /wire/host-style",
        "[::1]:4567, /wire/host-style"
    })
    void theBucketInTheHost(String host, String path) throws IOException {
        raw.send("PUT /wire/host-style", "found".getBytes(StandardCharsets.UTF_8));
        RawS3.Answer answer = raw.send("GET " + path, NOTHING, "Host: " + host);
        assertThat(answer.text()).isEqualTo("found");
        assertThat(answer.headers()).containsEntry("content-length", "5");
    }

    /** Bodies in the ways in which SDKs, command lines and others cut them into chunks, and what becomes of them. */
    static List<String[]> chunked() {
        String signed = ";chunk-signature=" + "0".repeat(64);
        return List.of(
                new String[] {
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                    "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
                    "200"
                },
                new String[] {
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                    "2\r\nhe\r\n3\r\nllo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n",
                    "200"
                },
                new String[] {
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "5" + signed + "\r\nhello\r\n0" + signed + "\r\n\r\n", "200"
                },
                new String[] {
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                    "5" + signed + "\r\nhello\r\n0" + signed
                            + "\r\nx-amz-checksum-crc32:NhCmhg==\r\nx-amz-trailer-signature:00\r\n\r\n",
                    "200"
                },
                new String[] {
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                    "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
                    "400 BadDigest"
                },
                new String[] {
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "5\r\nhello\r\n0\r\n\r\n", "400 MalformedTrailerError"
                },
                new String[] {"STREAMING-UNSIGNED-PAYLOAD-TRAILER", "5\r\nhello\r\n", "400 IncompleteBody"},
                new String[] {"STREAMING-UNSIGNED-PAYLOAD-TRAILER", "5\r\nhel", "400 IncompleteBody"},
                new String[] {"STREAMING-UNSIGNED-PAYLOAD-TRAILER", "zz\r\nhello\r\n0\r\n\r\n", "400 InvalidRequest"},
                new String[] {"STREAMING-UNSIGNED-PAYLOAD-TRAILER", "4\r\nhello\r\n0\r\n\r\n", "400 InvalidRequest"},
                new String[] {
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                    "3\r\nhel\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
                    "400 IncompleteBody"
                });
    }

    @ParameterizedTest
    @MethodSource("chunked")
    void chunks(String kind, String body, String expected) throws IOException {
        RawS3.Answer answer = raw.send(
                "PUT /wire/chunks",
                body.getBytes(StandardCharsets.UTF_8),
                kind.endsWith("TRAILER")
                        ? List.of(
                                "x-amz-content-sha256: " + kind,
                                "Content-Encoding: gzip, aws-chunked",
                                "x-amz-trailer: x-amz-checksum-crc32",
                                "x-amz-decoded-content-length: 5")
                        : List.of(
                                "x-amz-content-sha256: " + kind,
                                "Content-Encoding: aws-chunked,gzip",
                                "x-amz-decoded-content-length: 5"));
        assertThat(answer.status() + (answer.status() == 200 ? "" : " " + answer.code()))
                .isEqualTo(expected);
        if (answer.status() == 200) {
            RawS3.Answer back = raw.send("GET /wire/chunks", NOTHING);
            assertThat(back.text()).isEqualTo("hello");
            assertThat(back.headers()).containsEntry("content-encoding", "gzip");
        }
    }

    @Test
    void bodiesThatAreNotWhatTheRequestSays() throws IOException {
        byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
        String right = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
        assertThat(raw.send("PUT /wire/sha", hello, "x-amz-content-sha256: " + right)
                        .status())
                .isEqualTo(200);
        assertThat(raw.send("PUT /wire/sha", hello, "x-amz-content-sha256: " + right.replace('2', '3'))
                        .code())
                .isEqualTo("XAmzContentSHA256Mismatch");
        assertThat(raw.send("PUT /wire/md5", hello, "Content-MD5: nonsense").code())
                .isEqualTo("InvalidDigest");
        assertThat(raw.send("PUT /wire/sum", hello, "x-amz-checksum-crc32: nonsense")
                        .code())
                .isEqualTo("InvalidRequest");
        assertThat(raw.send("PUT /wire/sum", hello, "x-amz-checksum-xxhash64: AAAA")
                        .code())
                .isEqualTo("NotImplemented");
        assertThat(raw.send("PUT /wire/sum", hello, "x-amz-sdk-checksum-algorithm: CRC32")
                        .code())
                .isEqualTo("InvalidRequest");
        RawS3.Answer endless = raw.send(
                "PUT /wire/te",
                "5\r\nhello\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                "Transfer-Encoding: chunked");
        assertThat(endless.status() + endless.code()).isEqualTo("411MissingContentLength");
        for (String key : List.of("md5", "sum", "te")) {
            assertThat(raw.send("GET /wire/" + key, NOTHING).status()).isEqualTo(404);
        }
    }

    /** The check value of the algorithm's definition, and a longer one as the AWS command line computes it. */
    @Test
    void crc64() throws IOException {
        RawS3.Answer put = raw.send(
                "PUT /wire/nvme",
                "123456789".getBytes(StandardCharsets.UTF_8),
                "x-amz-checksum-crc64nvme: rosUhgp5mIg=");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.headers()).containsEntry("x-amz-checksum-crc64nvme", "rosUhgp5mIg=");
        RawS3.Answer head = raw.send("HEAD /wire/nvme", NOTHING, "x-amz-checksum-mode: ENABLED");
        assertThat(head.headers()).containsEntry("x-amz-checksum-type", "FULL_OBJECT");
    }

    @Test
    void answersWithoutABody() throws IOException {
        RawS3.Answer missing = raw.send("HEAD /wire/not-there", NOTHING);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).isEmpty();
        raw.send("PUT /wire/here", "body".getBytes(StandardCharsets.UTF_8));
        RawS3.Answer head = raw.send("HEAD /wire/here", NOTHING);
        assertThat(head.headers())
                .containsEntry("content-length", "4")
                .containsEntry("content-type", "binary/octet-stream");
        assertThat(head.body()).isEmpty();
        RawS3.Answer same = raw.send(
                "GET /wire/here", NOTHING, "If-None-Match: " + head.headers().get("etag"));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.headers()).containsKey("etag");
        assertThat(same.body()).isEmpty();
        RawS3.Answer deleted = raw.send("DELETE /wire/here", NOTHING);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
    }

    @Test
    void userMetadataInOtherScripts() throws IOException {
        raw.send("PUT /wire/meta", NOTHING, "x-amz-meta-name: größe", "x-amz-meta-plain: a b");
        RawS3.Answer head = raw.send("HEAD /wire/meta", NOTHING);
        assertThat(head.headers())
                .containsEntry("x-amz-meta-name", "=?UTF-8?B?Z3LDtsOfZQ==?=")
                .containsEntry("x-amz-meta-plain", "a b");
        assertThat(raw.send("PUT /wire/meta", NOTHING, "x-amz-meta-long: " + "x".repeat(2_048))
                        .code())
                .isEqualTo("MetadataTooLarge");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /wire?acl, 501, NotImplemented",
        "GET /wire?policy, 501, NotImplemented",
        "PATCH /wire/x, 501, NotImplemented",
        "POST /, 501, NotImplemented",
        "GET /wire/%FF, 400, InvalidURI",
        "GET /wire?max-keys=a, 400, InvalidArgument",
        "GET /wire?max-keys=-1, 400, InvalidArgument",
        "GET /wire?list-type=2&max-keys=99999999999, 400, InvalidArgument",
        "GET /wire?encoding-type=rot13, 400, InvalidArgument",
        "GET /wire/x?partNumber=0, 404, NoSuchKey",
        "GET /wire/x?uploadId=nope, 404, NoSuchUpload",
        "PUT /wire/x?uploadId=nope&partNumber=1, 404, NoSuchUpload",
        "POST /wire/x?uploadId=nope, 404, NoSuchUpload",
        "GET /no-such-bucket/x, 404, NoSuchBucket",
        "POST /wire?delete, 400, InvalidArgument",
        "GET /wire/x?versionId=abc, 400, InvalidArgument"
    })
    void errors(String line, int status, String code) throws IOException {
        RawS3.Answer answer = raw.send(line, NOTHING);
        assertThat(answer.status() + " " + answer.code()).isEqualTo(status + " " + code);
        assertThat(answer.headers()).containsEntry("content-type", "application/xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Delete",
                "<Delete><Object></Object></Delete>",
                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Delete><Object><Key>&e;</Key></Object></Delete>",
                "no xml",
                "<Delete><Quiet>true</Quiet></Delete>"
            })
    void xmlThatIsNone(String xml) throws IOException {
        RawS3.Answer answer = raw.send("POST /wire?delete", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("root:");
    }

    @Test
    void aCallerWithoutAName() throws IOException {
        assertThat(raw.send("GET /wire/x", NOTHING, "Host: s3.localhost", RawS3.UNSIGNED)
                        .code())
                .isEqualTo("AccessDenied");
    }

    /** As version 1 of the AWS CLI presigns. */
    @ParameterizedTest
    @CsvSource({
        "Authorization: AWS weir:c2lnbmVk, '', 200, hello",
        "Authorization: AWS weir, '', 400, InvalidArgument",
        "Authorization:, ?AWSAccessKeyId=weir&Signature=c2lnbmVk&Expires=4102444800, 200, hello",
        "Authorization:, ?AWSAccessKeyId=weir&Signature=c2lnbmVk&Expires=1700000000, 403, AccessDenied",
        "Authorization:, ?AWSAccessKeyId=weir&Signature=c2lnbmVk&Expires=soon, 403, AccessDenied",
        "Authorization:, ?AWSAccessKeyId=we%20ir&Signature=c2lnbmVk&Expires=4102444800, 403, InvalidAccessKeyId",
    })
    void theEarlierSignature(String authorization, String query, int status, String said) throws IOException {
        raw.send("PUT /wire/earlier", "hello".getBytes(StandardCharsets.UTF_8));
        RawS3.Answer answer = raw.send("GET /wire/earlier" + query, NOTHING, authorization);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(said);
    }

    /** Nobody who has not asked is sent gigabytes: the refusal comes in place of the word to go on. */
    @Test
    void aRefusalBeforeTheBody() throws IOException {
        RawS3.Answer answer =
                raw.send("PUT /no-such-bucket/x", NOTHING, "Expect: 100-continue", "Content-Length: 1000000000");
        assertThat(answer.status() + " " + answer.code()).isEqualTo("404 NoSuchBucket");
    }

    /** The SDK by the name localhost puts the bucket before it, which this system may not resolve. */
    @Test
    void virtualHostsThroughTheSdk() {
        try (S3Client s3 = S3Clients.sync(
                URI.create("http://localhost:" + broker.endpoint().getPort()))) {
            s3.putObject(r -> r.bucket("wire").key("by name"), RequestBody.fromString("x"));
            assertThat(s3.getObjectAsBytes(r -> r.bucket("wire").key("by name")).asUtf8String())
                    .isEqualTo("x");
        }
    }
}
