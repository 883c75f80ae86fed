package dev.weir.app.audit.trail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/** A bucket into which a trail wrote, as the CloudTrail User Guide has its files, digests and signatures. */
final class TrailBucket implements S3Client {

    static final String NAME = "trail-bucket";
    private static final String ACCOUNT = "111122223333";
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private final Map<String, String> signatures = new HashMap<>();
    private final List<String> sinceDigest = new ArrayList<>();
    private final KeyPair keys;
    private String lastDigest;

    TrailBucket() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    TrailPlace place() {
        return new TrailPlace(NAME, "", "main");
    }

    /** Writes a log file of events, a second apart, and returns its key. */
    String log(Instant time, String... names) throws Exception {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ArrayNode records = file.putArray("Records");
        int second = 0;
        for (String name : names) {
            records.addObject()
                    .put("eventID", name + time)
                    .put("eventTime", time.plusSeconds(second++).toString())
                    .put("eventName", name)
                    .put("eventSource", "kinesis.amazonaws.com")
                    .put("readOnly", false);
        }
        String key = "AWSLogs/" + ACCOUNT + "/CloudTrail/us-east-1/" + FOLDER.format(time) + "/" + ACCOUNT
                + "_CloudTrail_us-east-1_" + MINUTE.format(time.plus(Duration.ofMinutes(5))) + "_" + objects.size()
                + "abc.json.gz";
        objects.put(key, packed(file.toString().getBytes(StandardCharsets.UTF_8)));
        sinceDigest.add(key);
        return key;
    }

    /** Writes the digest over the log files since the last, and returns its key. */
    String digest(Instant end) throws Exception {
        String key = "AWSLogs/" + ACCOUNT + "/CloudTrail-Digest/us-east-1/" + FOLDER.format(end) + "/" + ACCOUNT
                + "_CloudTrail-Digest_us-east-1_main_us-east-1_" + SECOND.format(end) + ".json.gz";
        ObjectNode digest = JsonNodeFactory.instance.objectNode();
        digest.put("digestEndTime", end.toString())
                .put("digestS3Bucket", NAME)
                .put("digestS3Object", key)
                .put("digestPublicKeyFingerprint", "fingerprint-1")
                .put("previousDigestS3Object", lastDigest)
                .put("previousDigestHashValue", lastDigest == null ? null : hash(unpacked(objects.get(lastDigest))))
                .put("previousDigestSignature", lastDigest == null ? null : signatures.get(lastDigest));
        ArrayNode files = digest.putArray("logFiles");
        for (String log : sinceDigest) {
            files.addObject()
                    .put("s3Bucket", NAME)
                    .put("s3Object", log)
                    .put("hashValue", hash(unpacked(objects.get(log))));
        }
        byte[] content = digest.toString().getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update((end + "\n" + NAME + "/" + key + "\n" + hash(content) + "\n"
                        + (lastDigest == null ? "null" : signatures.get(lastDigest)))
                .getBytes(StandardCharsets.UTF_8));
        signatures.put(key, HexFormat.of().formatHex(signature.sign()));
        objects.put(key, packed(content));
        sinceDigest.clear();
        lastDigest = key;
        return key;
    }

    /** Puts other content in the place of a file's. */
    void tamper(String key, String was, String is) throws Exception {
        String content = new String(unpacked(objects.get(key)), StandardCharsets.UTF_8);
        if (!content.contains(was)) {
            throw new IllegalArgumentException(was + " is not in " + content);
        }
        objects.put(key, packed(content.replace(was, is).getBytes(StandardCharsets.UTF_8)));
    }

    void put(String key, byte[] content) {
        objects.put(key, content);
    }

    void remove(String key) {
        objects.remove(key);
    }

    void removeSignature(String key) {
        signatures.remove(key);
    }

    CloudTrailClient cloudTrail() {
        return new CloudTrailClient() {
            @Override
            public ListPublicKeysResponse listPublicKeys(ListPublicKeysRequest request) {
                byte[] wrapped = keys.getPublic().getEncoded();
                // What is inside of the wrapping: 24 bytes of it for a key of 2048 bits.
                byte[] pkcs1 = Arrays.copyOfRange(wrapped, 24, wrapped.length);
                return ListPublicKeysResponse.builder()
                        .publicKeyList(key -> key.fingerprint("fingerprint-1").value(SdkBytes.fromByteArray(pkcs1)))
                        .build();
            }

            @Override
            public String serviceName() {
                return "cloudtrail";
            }

            @Override
            public void close() {}
        };
    }

    private static String hash(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static byte[] packed(byte[] content) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] content) throws Exception {
        return new java.util.zip.GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        TreeSet<String> folders = new TreeSet<>();
        List<S3Object> found = new ArrayList<>();
        for (String key : objects.keySet()) {
            if (!key.startsWith(request.prefix())) {
                continue;
            }
            int slash = request.delimiter() == null
                    ? -1
                    : key.indexOf('/', request.prefix().length());
            if (slash >= 0) {
                folders.add(key.substring(0, slash + 1));
            } else {
                found.add(S3Object.builder().key(key).build());
            }
        }
        return ListObjectsV2Response.builder()
                .contents(found)
                .commonPrefixes(folders.stream()
                        .map(each -> CommonPrefix.builder().prefix(each).build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        byte[] content = objects.get(request.key());
        if (content == null) {
            throw NoSuchKeyException.builder().statusCode(404).build();
        }
        String signature = signatures.get(request.key());
        return new ResponseInputStream<>(
                GetObjectResponse.builder()
                        .metadata(signature == null ? Map.of() : Map.of("signature", signature))
                        .build(),
                AbortableInputStream.create(new ByteArrayInputStream(content)));
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
