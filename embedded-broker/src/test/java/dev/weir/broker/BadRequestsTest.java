package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller hears who asks wrongly: the services' own errors and never a fault. One row, one rule. */
class BadRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final RawBroker BROKER = new RawBroker();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void hasIds(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("x-amzn-RequestId").orElse("")).hasSize(36);
        assertThat(answer.headers().firstValue("x-amz-id-2").orElse("")).hasSize(96);
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PutRecord        | {\"StreamName\":1}              | NUMBER_VALUE can not be converted to a String",
                "PutRecord        | {\"StreamName\":true}           | TRUE_VALUE can not be converted to a String",
                "PutRecord        | {\"StreamName\":[]}             | Start of list found where not expected",
                "PutRecord        | {\"StreamName\":{}}             | Start of structure or map found where not expected.",
                "PutRecord        | {\"Data\":12}                   | NUMBER_VALUE can not be converted to a Blob",
                "PutRecord        | {\"Data\":\"abc\"}              | Base64 encoded length is expected a multiple of 4 bytes but found: 3",
                "PutRecord        | {\"Data\":\"a?c=\"}             | Invalid Base64: Illegal base64 character 3f",
                "PutRecords       | {\"Records\":\"x\"}             | Expected list or null",
                "PutRecords       | {\"Records\":{}}                | Start of structure or map found where not expected.",
                "PutRecords       | {\"Records\":[1]}               | Expected null",
                "PutRecords       | {\"Records\":[[]]}              | Start of list found where not expected",
                "CreateStream     | {\"ShardCount\":\"1\"}          | STRING_VALUE can not be converted to an Integer",
                "CreateStream     | {\"ShardCount\":99999999999}    | NUMBER_VALUE can not be converted to an Integer",
                "CreateStream     | {\"Tags\":[]}                   | Start of list found where not expected",
                "CreateStream     | {\"Tags\":3}                    | Expected map or null",
                "PutRecord        | {\"StreamName\":\"\\ud800\"} | STRING_VALUE is not valid Unicode",
                "GetShardIterator | {\"Timestamp\":\"now\"}         | STRING_VALUE can not be converted to milliseconds since epoch",
                "GetShardIterator | {\"Timestamp\":1e300}           | NUMBER_VALUE can not be converted to milliseconds since epoch",
            })
    void aWrongTypeIsASerializationException(String operation, String body, String message) throws Exception {
        HttpResponse<byte[]> answer = BROKER.http().post(RawHttp.kinesisJson(operation), utf8(body));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = JSON.readTree(answer.body());
        assertThat(error.path("__type").asText()).isEqualTo("SerializationException");
        assertThat(error.path("Message").asText()).isEqualTo(message);
        hasIds(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "CreateStream     § {} § 1 validation error detected: Value null at 'streamName' failed to satisfy constraint: Member must not be null",
                "CreateStream     § {\"StreamName\":\"\",\"ShardCount\":0} § 3 validation errors detected: Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "GetRecords       § {\"Limit\":10001} § 2 validation errors detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000; Value null at 'shardIterator' failed to satisfy constraint: Member must not be null",
                "GetShardIterator § {\"StreamName\":\"a\",\"ShardId\":\"0\",\"ShardIteratorType\":\"X\"} § 1 validation error detected: Value 'X' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
                "PutRecords       § {\"StreamName\":\"a\",\"Records\":[]} § 1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "PutRecords       § {\"StreamName\":\"a\",\"Records\":[{\"Data\":\"\",\"PartitionKey\":\"\"}]} § 1 validation error detected: Value '' at 'records.1.member.partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "PutRecord        § {\"StreamName\":\"a\",\"PartitionKey\":\"k\",\"Data\":\"\",\"ExplicitHashKey\":\"01\"} § 1 validation error detected: Value '01' at 'explicitHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})",
            })
    void aBoundBrokenIsAValidationException(String operation, String body, String message) throws Exception {
        HttpResponse<byte[]> json = BROKER.http().post(RawHttp.kinesisJson(operation), utf8(body));
        assertThat(json.statusCode()).isEqualTo(400);
        JsonNode error = JSON.readTree(json.body());
        assertThat(error.path("__type").asText()).isEqualTo("ValidationException");
        assertThat(error.path("message").asText()).isEqualTo(message);
        if (!body.contains("Data")) { // JSON's Base64 text is no byte string in CBOR
            Map<String, String> headers =
                    RawHttp.headers("kinesis", "Kinesis_20131202." + operation, "application/x-amz-cbor-1.1");
            HttpResponse<byte[]> cbor = BROKER.http().post(headers, CBOR.writeValueAsBytes(JSON.readTree(body)));
            assertThat(cbor.headers().firstValue("Content-Type")).hasValue("application/x-amz-cbor-1.1");
            assertThat(CBOR.readTree(cbor.body())).isEqualTo(error);
        }
    }

    @Test
    void noMoreThanTenViolationsAreReported() throws Exception {
        String records = "{},".repeat(29) + "{}";
        HttpResponse<byte[]> answer = BROKER.http()
                .post(RawHttp.kinesisJson("PutRecords"), utf8("{\"StreamName\":\"a\",\"Records\":[" + records + "]}"));
        assertThat(text(answer)).contains("10 validation errors detected: ").doesNotContain("records.11.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-amz-json-1.1 | ''",
                "application/x-amz-json-1.1 | {",
                "application/x-amz-json-1.1 | {}}",
                "application/x-amz-json-1.1 | []",
                "application/x-amz-json-1.1 | null",
                "application/x-amz-json-1.1 | {\"a\":",
                "application/x-amz-cbor-1.1 | ''",
                "application/x-amz-cbor-1.1 | {}",
            })
    void whatIsNoDocumentIsASerializationException(String contentType, String body) throws Exception {
        HttpResponse<byte[]> answer =
                BROKER.http().post(RawHttp.headers("kinesis", "Kinesis_20131202.ListStreams", contentType), utf8(body));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("SerializationException");
        hasIds(answer);
    }

    @Test
    void aDeeplyNestedBodyIsRefused() throws Exception {
        String deep = "{\"x\":".repeat(100_000);
        assertThat(text(BROKER.http().post(RawHttp.kinesisJson("ListStreams"), utf8(deep))))
                .contains("SerializationException");
    }

    @Test
    void aBodyTooLargeIsRefused() throws Exception {
        HttpResponse<byte[]> answer = BROKER.http().post(RawHttp.kinesisJson("PutRecord"), new byte[17 * 1024 * 1024]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(answer)).contains("RequestEntityTooLargeException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET  | Kinesis_20131202.ListStreams | application/x-amz-json-1.1 | 403 | AccessDeniedException",
                "PUT  | Kinesis_20131202.ListStreams | application/x-amz-json-1.1 | 403 | AccessDeniedException",
                "POST | -                            | application/x-amz-json-1.1 | 403 | AccessDeniedException",
                "POST | Kinesis_20131202             | application/x-amz-json-1.1 | 403 | AccessDeniedException",
                "POST | Kinesis_20131202.ListStreams | text/plain                 | 404 | UnknownOperationException",
                "POST | Kinesis_20131202.Nonsense    | application/x-amz-json-1.1 | 400 | UnknownOperationException",
                "POST | Kinesis_20131202.Nonsense    | application/x-amz-cbor-1.1 | 400 | UnknownOperationException",
                "POST | Other_20131202.ListStreams   | application/x-amz-json-1.1 | 400 | UnknownOperationException",
            })
    void whatAddressesNothing(String method, String target, String contentType, int status, String error)
            throws Exception {
        Map<String, String> headers = RawHttp.headers("kinesis", contentType);
        if (target != null) {
            headers.put("X-Amz-Target", target);
        }
        HttpResponse<byte[]> answer = BROKER.http().send(method, "/", headers, utf8("{}"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer)).contains(error);
        hasIds(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                | MissingAuthenticationTokenException | Missing Authentication Token",
                "Basic eDp5       | MissingAuthenticationTokenException | Missing Authentication Token",
                "AWS4-HMAC-SHA256 | IncompleteSignatureException | requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders'",
                "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=h, Signature=0 | IncompleteSignatureException | exactly 5 slash-delimited elements",
                "AWS4-HMAC-SHA256 Credential=a/20261123/r/kinesis/x, SignedHeaders=h, Signature=0 | InvalidSignatureException | valid terminator",
                "AWS4-HMAC-SHA256 Credential=a/20261123/R!/kinesis/aws4_request, SignedHeaders=h, Signature=0 | InvalidSignatureException | valid region",
                "AWS4-HMAC-SHA256 Credential=a/20261123/r/s3/aws4_request, SignedHeaders=h, Signature=0 | InvalidSignatureException | correct service: 'kinesis'",
                "AWS4-HMAC-SHA256 Credential=/20261123/r/kinesis/aws4_request, SignedHeaders=h, Signature=0 | UnrecognizedClientException | security token",
            })
    void halfOrNoCredentials(String authorization, String type, String words) throws Exception {
        Map<String, String> headers = RawHttp.kinesisJson("ListStreams");
        headers.remove("Authorization");
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        HttpResponse<byte[]> answer = BROKER.http().post(headers, utf8("{}"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("__type").asText()).isEqualTo(type);
        assertThat(JSON.readTree(answer.body()).path("message").asText()).contains(words);
    }

    @Test
    void aPresignedQueryIsTakenAndHalfOfOneIsNot() throws Exception {
        Map<String, String> headers = RawHttp.kinesisJson("ListStreams");
        headers.remove("Authorization");
        String whole = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a%2F20261123%2Fr%2Fkinesis%2Faws4_request"
                + "&X-Amz-Date=20261123T000000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=00";
        assertThat(BROKER.http().send("POST", whole, headers, utf8("{}")).statusCode())
                .isEqualTo(200);
        assertThat(text(BROKER.http().send("POST", "/?X-Amz-Algorithm=AWS4-HMAC-SHA256", headers, utf8("{}"))))
                .contains("IncompleteSignatureException", "must include 'X-Amz-Credential'");
        assertThat(text(BROKER.http().send("POST", whole, RawHttp.kinesisJson("ListStreams"), utf8("{}"))))
                .contains("InvalidSignatureException", "Found both");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sts        | Action=Nonsense&Version=2011-06-15          | 400 | InvalidAction",
                "sts        | Version=2011-06-15                          | 400 | InvalidAction",
                "sts        | ''                                          | 403 | AccessDeniedException",
                "monitoring | Action=GetCallerIdentity&Version=2011-06-15 | 403 | SignatureDoesNotMatch",
                "monitoring | Action=GetMetricData&Version=2010-08-01     | 400 | ValidationError",
                "monitoring | Action=GetMetricData&Version=2010-08-01&StartTime=soon | 400 | MalformedInput",
            })
    void queryErrorsAreXml(String service, String form, int status, String code) throws Exception {
        Map<String, String> headers = RawHttp.headers(service, FORM);
        if (form.isEmpty()) {
            headers.put("Content-Type", "text/plain");
        }
        HttpResponse<byte[]> answer = BROKER.http().post(headers, utf8(form));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer)).contains(form.isEmpty() ? "<" + code + ">" : "<Code>" + code + "</Code>");
        hasIds(answer);
    }

    @Test
    void cloudWatchAlsoSpeaksJsonAndRpcCbor() throws Exception {
        String body = "{\"Namespace\":\"AWS/Kinesis\"}";
        HttpResponse<byte[]> json = BROKER.http()
                .post(
                        RawHttp.headers(
                                "monitoring",
                                "GraniteServiceVersion20100801.ListMetrics",
                                "application/x-amz-json-1.0"),
                        utf8(body));
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(json.body()).isObject()).isTrue();
        Map<String, String> headers = RawHttp.headers("monitoring", "application/cbor");
        headers.put("smithy-protocol", "rpc-v2-cbor");
        HttpResponse<byte[]> rpc = BROKER.http()
                .send(
                        "POST",
                        "/service/GraniteServiceVersion20100801/operation/ListMetrics",
                        headers,
                        CBOR.writeValueAsBytes(JSON.readTree(body)));
        assertThat(rpc.statusCode()).isEqualTo(200);
        assertThat(rpc.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
        assertThat(CBOR.readTree(rpc.body()).isObject()).isTrue();
    }

    @Test
    void aLongValueIsShownInPartAndNeverCutInsideACharacter() throws Exception {
        for (String lead : new String[] {"", "a"}) {
            String key = lead + "😀".repeat(3000);
            HttpResponse<byte[]> answer = BROKER.http()
                    .post(
                            RawHttp.kinesisJson("PutRecord"),
                            utf8("{\"StreamName\":\"a\",\"Data\":\"\",\"PartitionKey\":\"" + key + "\"}"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("message").asText())
                    .contains("😀…' at 'partitionKey'")
                    .hasSizeLessThan(2500);
        }
    }

    @Test
    void healthNeedsNoCredentials() throws Exception {
        HttpResponse<byte[]> answer = BROKER.http().send("GET", "/weir/health", Map.of(), new byte[0]);
        assertThat(JSON.readTree(answer.body()).path("status").asText()).isEqualTo("ok");
    }
}
