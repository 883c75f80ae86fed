package dev.weir.broker.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** What the SDK's clients do with S3, against a broker on a folder. */
class S3ClientsTest {

    private static final String BUCKET = "clients";
    private static final int MIB = 1 << 20;

    @TempDir
    static Path folder;

    private static Broker broker;
    private static S3Client s3;
    private static S3AsyncClient async;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(BrokerConfig.in(folder.resolve("data")));
        s3 = S3Clients.sync(broker);
        async = S3Clients.async(broker);
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void end() {
        s3.close();
        async.close();
        broker.close();
    }

    @Test
    void theLifeOfABucket() {
        s3.createBucket(request -> request.bucket("life-of-a.bucket")
                .createBucketConfiguration(config -> config.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
        assertThat(s3.getBucketLocation(request -> request.bucket("life-of-a.bucket"))
                        .locationConstraint())
                .isEqualTo(BucketLocationConstraint.EU_CENTRAL_1);
        assertThat(s3.getBucketLocation(request -> request.bucket(BUCKET)).locationConstraintAsString())
                .isNullOrEmpty();
        assertThat(s3.headBucket(request -> request.bucket("life-of-a.bucket")).bucketRegion())
                .isEqualTo("eu-central-1");
        assertThat(s3.listBuckets().buckets())
                .anySatisfy(bucket -> assertThat(bucket.name()).isEqualTo("life-of-a.bucket"));
        assertThat(folder.resolve("data/s3/life-of-a.bucket")).isDirectory();
        assertThatThrownBy(() -> s3.createBucket(request -> request.bucket("life-of-a.bucket")))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
        s3.putBucketTagging(request -> request.bucket("life-of-a.bucket")
                .tagging(tags -> tags.tagSet(Tag.builder().key("k").value("v").build())));
        assertThat(s3.getBucketTagging(request -> request.bucket("life-of-a.bucket"))
                        .tagSet())
                .hasSize(1);
        s3.putObject(request -> request.bucket("life-of-a.bucket").key("a"), RequestBody.fromString("a"));
        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket("life-of-a.bucket")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty"));
        s3.deleteObject(request -> request.bucket("life-of-a.bucket").key("a"));
        s3.deleteBucket(request -> request.bucket("life-of-a.bucket"));
        assertThat(folder.resolve("data/s3/life-of-a.bucket")).doesNotExist();
        assertThatThrownBy(() -> s3.headBucket(request -> request.bucket("life-of-a.bucket")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    /** Each key works, by itself and beside all the others, and none takes another's file. */
    @Test
    void everyKeyIsAName() throws Exception {
        List<String> keys = List.of(
                "plain.txt",
                "folder/file",
                "folder",
                "folder/",
                "folder//",
                "folder//x",
                "FOLDER/file",
                "Plain.TXT",
                "/",
                "//",
                "/lead",
                ".",
                "..",
                "../up",
                "a/../b",
                "a/./b",
                "CON",
                "con.txt",
                "dot.",
                "blank ",
                " blank",
                "colon:2026-11-26T04:00",
                "back\\slash",
                "per%cent",
                "per%2Fcent",
                "%other",
                "%staging/1",
                "plus+plus",
                "q?uestion&x=y#h",
                "star*<>|\"'",
                "tab\tnew\nline",
                "größe/日本語/😀",
                "gro\u0308ße",
                "größe",
                "x".repeat(250),
                "x".repeat(1024),
                "a/".repeat(512),
                "y".repeat(300) + "/z");
        for (String key : keys) {
            s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(key));
        }
        for (String key : keys) {
            assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                            .asUtf8String())
                    .isEqualTo(key);
        }
        List<String> listed = new ArrayList<>();
        s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).maxKeys(7))
                .contents()
                .forEach(object -> listed.add(object.key()));
        List<String> sorted = new ArrayList<>(keys);
        sorted.sort((one, other) ->
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
        assertThat(listed.stream().filter(keys::contains).toList()).isEqualTo(sorted);
        assertThat(folder.resolve("data/s3/clients/plain.txt")).hasContent("plain.txt");
        assertThat(folder.resolve("data/s3/clients/folder/file")).hasContent("folder/file");
        s3.deleteObjects(request -> request.bucket(BUCKET)
                .delete(delete -> delete.objects(keys.stream()
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList())));
        try (var left = Files.walk(folder.resolve("data/s3/clients"))) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("plain.txt", "folder", "FOLDER");
        }
        assertThatThrownBy(() ->
                        s3.putObject(request -> request.bucket(BUCKET).key("x".repeat(1025)), RequestBody.empty()))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KeyTooLongError"));
    }

    @Test
    void anObjectComesBackAsItWasPut() {
        Instant expires = Instant.parse("2027-01-02T03:04:05Z");
        s3.putObject(
                request -> request.bucket(BUCKET)
                        .key("headers")
                        .contentType("text/plain; charset=utf-8")
                        .contentEncoding("identity")
                        .contentDisposition("attachment; filename=\"a.txt\"")
                        .contentLanguage("de")
                        .cacheControl("max-age=60")
                        .expires(expires)
                        .storageClass("STANDARD_IA")
                        .tagging("a=1&b=x%20y")
                        .metadata(Map.of("Who", "me", "empty", "")),
                RequestBody.fromString("hello"));
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(BUCKET).key("headers"));
        assertThat(head.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(head.contentEncoding()).isEqualTo("identity");
        assertThat(head.contentDisposition()).isEqualTo("attachment; filename=\"a.txt\"");
        assertThat(head.contentLanguage()).isEqualTo("de");
        assertThat(head.cacheControl()).isEqualTo("max-age=60");
        assertThat(head.expires()).isEqualTo(expires);
        assertThat(head.storageClassAsString()).isEqualTo("STANDARD_IA");
        assertThat(head.metadata()).isEqualTo(Map.of("who", "me", "empty", ""));
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(head.lastModified()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(head.acceptRanges()).isEqualTo("bytes");
        assertThat(head.tagCount()).isEqualTo(2);
        assertThat(s3.getObjectTagging(request -> request.bucket(BUCKET).key("headers"))
                        .tagSet())
                .extracting(Tag::value)
                .containsExactly("1", "x y");
        GetObjectResponse got = s3.getObjectAsBytes(request -> request.bucket(BUCKET)
                        .key("headers")
                        .responseContentType("text/csv")
                        .responseContentDisposition("inline"))
                .response();
        assertThat(got.contentType()).isEqualTo("text/csv");
        assertThat(got.contentDisposition()).isEqualTo("inline");
        s3.putObject(request -> request.bucket(BUCKET).key("bare"), RequestBody.empty());
        HeadObjectResponse bare =
                s3.headObject(request -> request.bucket(BUCKET).key("bare"));
        assertThat(bare.contentLength()).isZero();
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("bare"))
                        .asByteArray())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-5, 2, 6",
        "bytes=7-, 7, 10",
        "bytes=-3, 7, 10",
        "bytes=-99, 0, 10",
        "bytes=8-99, 8, 10"
    })
    void ranges(String range, int from, int to) {
        s3.putObject(request -> request.bucket(BUCKET).key("ranges"), RequestBody.fromString("0123456789"));
        var got = s3.getObjectAsBytes(
                request -> request.bucket(BUCKET).key("ranges").range(range));
        assertThat(got.asUtf8String()).isEqualTo("0123456789".substring(from, to));
        assertThat(got.response().contentRange()).isEqualTo("bytes " + from + "-" + (to - 1) + "/10");
        assertThat(got.response().sdkHttpResponse().statusCode()).isEqualTo(HttpURLConnection.HTTP_PARTIAL);
    }

    @Test
    void rangesThatAreNone() {
        s3.putObject(request -> request.bucket(BUCKET).key("ranges"), RequestBody.fromString("0123456789"));
        assertThat(code(() -> s3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key("ranges").range("bytes=10-"))))
                .isEqualTo("416 InvalidRange");
        for (String ignored : List.of("bytes=5-2", "items=1-2", "bytes=0-1,3-4", "nonsense")) {
            assertThat(s3.getObjectAsBytes(request ->
                                    request.bucket(BUCKET).key("ranges").range(ignored))
                            .asUtf8String())
                    .isEqualTo("0123456789");
        }
    }

    @Test
    void conditionalReads() {
        PutObjectResponse put =
                s3.putObject(request -> request.bucket(BUCKET).key("cond"), RequestBody.fromString("x"));
        Instant modified =
                s3.headObject(request -> request.bucket(BUCKET).key("cond")).lastModified();
        assertThat(code(() ->
                        s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("cond").ifNoneMatch(put.eTag()))))
                .startsWith("304");
        assertThat(code(() -> s3.headObject(r -> r.bucket(BUCKET).key("cond").ifNoneMatch("*"))))
                .startsWith("304");
        assertThat(code(() ->
                        s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("cond").ifMatch("\"no\""))))
                .isEqualTo("412 PreconditionFailed");
        assertThat(code(() ->
                        s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("cond").ifModifiedSince(modified))))
                .startsWith("304");
        assertThat(code(() -> s3.getObjectAsBytes(
                        r -> r.bucket(BUCKET).key("cond").ifUnmodifiedSince(modified.minusSeconds(5)))))
                .isEqualTo("412 PreconditionFailed");
        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET)
                                .key("cond")
                                .ifMatch(put.eTag())
                                .ifUnmodifiedSince(modified.minus(1, ChronoUnit.DAYS)))
                        .asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void conditionalWrites() {
        PutObjectResponse first =
                s3.putObject(r -> r.bucket(BUCKET).key("write-once").ifNoneMatch("*"), RequestBody.fromString("1"));
        assertThat(code(() -> s3.putObject(
                        r -> r.bucket(BUCKET).key("write-once").ifNoneMatch("*"), RequestBody.fromString("2"))))
                .isEqualTo("412 PreconditionFailed");
        assertThat(code(() -> s3.putObject(
                        r -> r.bucket(BUCKET).key("write-once").ifMatch("\"other\""), RequestBody.fromString("2"))))
                .isEqualTo("412 PreconditionFailed");
        s3.putObject(r -> r.bucket(BUCKET).key("write-once").ifMatch(first.eTag()), RequestBody.fromString("3"));
        assertThat(code(() -> s3.putObject(
                        r -> r.bucket(BUCKET).key("not-there").ifMatch("\"x\""), RequestBody.fromString("2"))))
                .isEqualTo("404 NoSuchKey");
        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("write-once")).asUtf8String())
                .isEqualTo("3");
    }

    @Test
    void ofManyThatCreateOneKeyExactlyOneDoes() {
        List<Boolean> done = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> async.putObject(
                                r -> r.bucket(BUCKET).key("race").ifNoneMatch("*"),
                                AsyncRequestBody.fromString("x" + i))
                        .handle((answer, failure) -> failure == null)
                        .join())
                .toList();
        assertThat(done).containsOnlyOnce(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    void checksums(ChecksumAlgorithm algorithm) {
        for (boolean isAsync : new boolean[] {false, true}) {
            String key = "sums-" + algorithm + isAsync;
            byte[] body = bytes(300_000, 1);
            PutObjectResponse put = isAsync
                    ? async.putObject(
                                    r -> r.bucket(BUCKET).key(key).checksumAlgorithm(algorithm),
                                    AsyncRequestBody.fromBytes(body))
                            .join()
                    : s3.putObject(
                            r -> r.bucket(BUCKET).key(key).checksumAlgorithm(algorithm), RequestBody.fromBytes(body));
            assertThat(put.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
            HeadObjectResponse head =
                    s3.headObject(r -> r.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
            assertThat(List.of(
                            String.valueOf(head.checksumCRC32()),
                            String.valueOf(head.checksumCRC32C()),
                            String.valueOf(head.checksumSHA1()),
                            String.valueOf(head.checksumSHA256())))
                    .filteredOn(value -> !value.equals("null"))
                    .hasSize(1);
            assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asByteArray())
                    .isEqualTo(body);
        }
    }

    @Test
    void wrongChecksums() {
        assertThat(code(() -> s3.putObject(
                        r -> r.bucket(BUCKET).key("wrong").checksumCRC32("AAAAAA=="), RequestBody.fromString("x"))))
                .isEqualTo("400 BadDigest");
        assertThat(code(() -> s3.putObject(
                        r -> r.bucket(BUCKET).key("wrong").contentMD5("XUFAKrxLKna5cZ2REBfFkg=="),
                        RequestBody.fromString("x"))))
                .isEqualTo("400 BadDigest");
        assertThat(code(() -> s3.headObject(r -> r.bucket(BUCKET).key("wrong"))))
                .isEqualTo("404 NoSuchKey");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 200_000, 5 * MIB})
    void bodiesOfAllSizes(int size) {
        byte[] body = bytes(size, size);
        s3.putObject(r -> r.bucket(BUCKET).key("size-sync"), RequestBody.fromBytes(body));
        async.putObject(r -> r.bucket(BUCKET).key("size-async"), AsyncRequestBody.fromBytes(body))
                .join();
        try (S3AsyncClient whole = S3Clients.async(broker, false)) {
            assertThat(whole.getObject(r -> r.bucket(BUCKET).key("size-sync"), AsyncResponseTransformer.toBytes())
                            .join()
                            .asByteArray())
                    .isEqualTo(body);
        }
        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("size-async")).asByteArray())
                .isEqualTo(body);
    }

    /** The client itself cuts it into parts, and asks for it in parts. */
    @Test
    void aLargeObjectInParts() throws Exception {
        byte[] body = bytes(30 * MIB + 17, 3);
        Path file = Files.write(folder.resolve("large"), body);
        async.putObject(r -> r.bucket(BUCKET).key("large"), AsyncRequestBody.fromFile(file))
                .join();
        HeadObjectResponse head =
                s3.headObject(r -> r.bucket(BUCKET).key("large").partNumber(1));
        assertThat(head.partsCount()).isGreaterThan(1);
        assertThat(head.eTag()).endsWith("-" + head.partsCount() + "\"");
        assertThat(async.getObject(r -> r.bucket(BUCKET).key("large"), AsyncResponseTransformer.toBytes())
                        .join()
                        .asByteArray())
                .isEqualTo(body);
        assertThat(Files.mismatch(file, folder.resolve("data/s3/clients/large")))
                .isEqualTo(-1);
        assertThat(s3.getObjectAttributes(r -> r.bucket(BUCKET)
                                .key("large")
                                .objectAttributes(ObjectAttributes.OBJECT_PARTS, ObjectAttributes.OBJECT_SIZE))
                        .objectParts()
                        .totalPartsCount())
                .isEqualTo(head.partsCount());
        s3.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("large")
                .destinationBucket(BUCKET)
                .destinationKey("large-copy"));
        assertThat(s3.headObject(r -> r.bucket(BUCKET).key("large-copy")).eTag())
                .doesNotContain("-");
    }

    @Test
    void anUploadInParts() {
        String key = "parts/of it";
        var upload = s3.createMultipartUpload(
                r -> r.bucket(BUCKET).key(key).contentType("x/y").metadata(Map.of("m", "1")));
        byte[] one = bytes(5 * MIB, 1);
        byte[] two = bytes(100, 2);
        String first = part(key, upload.uploadId(), 1, one);
        String replaced = part(key, upload.uploadId(), 3, one);
        String second = part(key, upload.uploadId(), 3, two);
        assertThat(s3.listParts(r -> r.bucket(BUCKET)
                                .key(key)
                                .uploadId(upload.uploadId())
                                .maxParts(1))
                        .parts())
                .hasSize(1);
        assertThat(s3.listMultipartUploads(r -> r.bucket(BUCKET).prefix("parts/"))
                        .uploads())
                .hasSize(1);
        assertThat(code(() -> complete(key, upload.uploadId(), List.of(tag(3, second), tag(1, first)))))
                .isEqualTo("400 InvalidPartOrder");
        assertThat(code(() -> complete(key, upload.uploadId(), List.of(tag(1, first), tag(3, replaced)))))
                .isEqualTo("400 InvalidPart");
        assertThat(code(() -> complete(key, upload.uploadId(), List.of(tag(2, first)))))
                .isEqualTo("400 InvalidPart");
        complete(key, upload.uploadId(), List.of(tag(1, first), tag(3, second)));
        var got = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key));
        assertThat(got.asByteArray()).startsWith(one).endsWith(two).hasSize(one.length + two.length);
        assertThat(got.response().contentType()).isEqualTo("x/y");
        assertThat(got.response().metadata()).containsEntry("m", "1");
        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key).partNumber(2))
                        .asByteArray())
                .isEqualTo(two);
        assertThat(code(() -> complete(key, upload.uploadId(), List.of(tag(1, first)))))
                .isEqualTo("404 NoSuchUpload");

        var small = s3.createMultipartUpload(r -> r.bucket(BUCKET).key(key));
        String a = part(key, small.uploadId(), 1, two);
        String b = part(key, small.uploadId(), 2, two);
        assertThat(code(() -> complete(key, small.uploadId(), List.of(tag(1, a), tag(2, b)))))
                .isEqualTo("400 EntityTooSmall");
        s3.uploadPartCopy(r -> r.sourceBucket(BUCKET)
                .sourceKey(key)
                .destinationBucket(BUCKET)
                .destinationKey(key)
                .uploadId(small.uploadId())
                .partNumber(1)
                .copySourceRange("bytes=0-9"));
        s3.abortMultipartUpload(r -> r.bucket(BUCKET).key(key).uploadId(small.uploadId()));
        assertThat(code(() -> part(key, small.uploadId(), 1, two))).isEqualTo("404 NoSuchUpload");
        assertThat(folder.resolve("data/s3/%staging")).isEmptyDirectory();
    }

    private static String part(String key, String uploadId, int number, byte[] body) {
        return s3.uploadPart(
                        r -> r.bucket(BUCKET).key(key).uploadId(uploadId).partNumber(number),
                        RequestBody.fromBytes(body))
                .eTag();
    }

    private static CompletedPart tag(int number, String etag) {
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private static void complete(String key, String uploadId, List<CompletedPart> parts) {
        s3.completeMultipartUpload(
                r -> r.bucket(BUCKET).key(key).uploadId(uploadId).multipartUpload(u -> u.parts(parts)));
    }

    @Test
    void copies() {
        s3.putObject(
                r -> r.bucket(BUCKET)
                        .key("from/a b+c")
                        .contentType("t/1")
                        .metadata(Map.of("k", "v"))
                        .tagging("t=1"),
                RequestBody.fromString("copied"));
        s3.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("from/a b+c")
                .destinationBucket(BUCKET)
                .destinationKey("to"));
        var got = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("to"));
        assertThat(got.asUtf8String()).isEqualTo("copied");
        assertThat(got.response().contentType()).isEqualTo("t/1");
        assertThat(got.response().metadata()).containsEntry("k", "v");
        assertThat(got.response().tagCount()).isEqualTo(1);
        assertThat(code(() -> s3.copyObject(r -> r.sourceBucket(BUCKET)
                        .sourceKey("to")
                        .destinationBucket(BUCKET)
                        .destinationKey("to"))))
                .isEqualTo("400 InvalidRequest");
        s3.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("to")
                .destinationBucket(BUCKET)
                .destinationKey("to")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("t/2"));
        assertThat(s3.headObject(r -> r.bucket(BUCKET).key("to")).contentType()).isEqualTo("t/2");
        assertThat(code(() -> s3.copyObject(r -> r.sourceBucket(BUCKET)
                        .sourceKey("absent")
                        .destinationBucket(BUCKET)
                        .destinationKey("to"))))
                .isEqualTo("404 NoSuchKey");
    }

    @Test
    void listings() {
        s3.createBucket(r -> r.bucket("lists"));
        List<String> keys = List.of("a", "a/1", "a/2", "a/b/3", "b", "c/", "c/d", "z z");
        keys.forEach(key -> s3.putObject(r -> r.bucket("lists").key(key), RequestBody.empty()));
        ListObjectsV2Response top = s3.listObjectsV2(r -> r.bucket("lists").delimiter("/"));
        assertThat(top.contents()).extracting(S3Object::key).containsExactly("a", "b", "z z");
        assertThat(top.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a/", "c/");
        assertThat(top.keyCount()).isEqualTo(5);
        for (int size = 1; size <= 6; size++) {
            List<String> seen = new ArrayList<>();
            int each = size;
            s3.listObjectsV2Paginator(r -> r.bucket("lists").delimiter("/").maxKeys(each))
                    .forEach(page -> {
                        page.contents().forEach(object -> seen.add(object.key()));
                        page.commonPrefixes().forEach(prefix -> seen.add(prefix.prefix()));
                    });
            assertThat(seen).containsExactlyInAnyOrder("a", "a/", "b", "c/", "z z");
            List<String> old = new ArrayList<>();
            String marker = null;
            do {
                String from = marker;
                var page = s3.listObjects(
                        r -> r.bucket("lists").delimiter("/").maxKeys(each).marker(from));
                page.contents().forEach(object -> old.add(object.key()));
                page.commonPrefixes().forEach(prefix -> old.add(prefix.prefix()));
                marker = page.isTruncated() ? page.nextMarker() : null;
            } while (marker != null);
            assertThat(old).containsExactlyInAnyOrder("a", "a/", "b", "c/", "z z");
        }
        assertThat(s3.listObjectsV2(r -> r.bucket("lists").prefix("a/").delimiter("/"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("a/1", "a/2");
        assertThat(s3.listObjectsV2(r -> r.bucket("lists").startAfter("a/2")).contents())
                .extracting(S3Object::key)
                .containsExactly("a/b/3", "b", "c/", "c/d", "z z");
        assertThat(code(() -> s3.listObjectsV2(r -> r.bucket("lists").continuationToken("nonsense!"))))
                .isEqualTo("400 InvalidArgument");
        assertThat(code(() -> s3.listObjectsV2(r -> r.bucket("no-such-bucket-here"))))
                .isEqualTo("404 NoSuchBucket");
    }

    @Test
    void presignedAddresses() throws Exception {
        s3.putObject(r -> r.bucket(BUCKET).key("signed object"), RequestBody.fromString("signed"));
        try (var presigner = S3Clients.presigner(broker);
                HttpClient http = HttpClient.newHttpClient()) {
            var get = presigner.presignGetObject(r -> r.signatureDuration(Duration.ofMinutes(1))
                    .getObjectRequest(g -> g.bucket(BUCKET).key("signed object")));
            assertThat(http.send(
                                    HttpRequest.newBuilder(get.url().toURI()).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("signed");
            var put = presigner.presignPutObject(r -> r.signatureDuration(Duration.ofMinutes(1))
                    .putObjectRequest(p -> p.bucket(BUCKET).key("signed put")));
            assertThat(http.send(
                                    HttpRequest.newBuilder(put.url().toURI())
                                            .PUT(HttpRequest.BodyPublishers.ofString("by address"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("signed put"))
                            .asUtf8String())
                    .isEqualTo("by address");
            String expired = get.url().toString().replaceFirst("X-Amz-Date=\\d+T", "X-Amz-Date=20200101T");
            HttpResponse<String> refused = http.send(
                    HttpRequest.newBuilder(java.net.URI.create(expired)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("<Code>AccessDenied</Code>", "Request has expired");
        }
    }

    @Test
    void deletes() {
        s3.putObject(r -> r.bucket(BUCKET).key("gone"), RequestBody.fromString("x"));
        s3.deleteObject(r -> r.bucket(BUCKET).key("gone"));
        s3.deleteObject(r -> r.bucket(BUCKET).key("gone"));
        assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("gone")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(s3.deleteObjects(r -> r.bucket(BUCKET)
                                .delete(d -> d.quiet(true)
                                        .objects(ObjectIdentifier.builder()
                                                .key("gone")
                                                .build())))
                        .deleted())
                .isEmpty();
    }

    @Test
    void whatIsNotServedSaysSo() {
        assertThat(code(() -> s3.getBucketAcl(r -> r.bucket(BUCKET)))).isEqualTo("501 NotImplemented");
        assertThat(code(() -> s3.putObject(
                        r -> r.bucket(BUCKET).key("kms").serverSideEncryption("aws:kms"), RequestBody.empty())))
                .isEqualTo("501 NotImplemented");
        assertThat(code(() -> s3.headBucket(r -> r.bucket(BUCKET).expectedBucketOwner("111111111111"))))
                .startsWith("403");
    }

    private static String code(Runnable call) {
        try {
            call.run();
        } catch (S3Exception e) {
            return e.statusCode() + " " + e.awsErrorDetails().errorCode();
        }
        return "done";
    }

    private static byte[] bytes(int count, int seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
