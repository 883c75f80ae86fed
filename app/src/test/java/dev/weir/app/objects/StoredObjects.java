package dev.weir.app.objects;

import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts objects into a bucket of a broker, as Firehose and others write them. */
final class StoredObjects {

    static final String BUCKET = "deliveries";

    private final S3Client s3;

    StoredObjects(S3Client s3) {
        this.s3 = s3;
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    /** A way to compress. */
    interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    StoredObject put(String key, byte[] bytes) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
        return new ObjectStore(() -> s3).find(BUCKET, key);
    }

    StoredObject put(String key, String text) {
        return put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    StoredObject packed(String key, String text, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return put(key, bytes.toByteArray());
    }

    /** A line of an error object. */
    static String error(String code, String message, String record) {
        return "{\"attemptsMade\":4,\"arrivalTimestamp\":1764144000123,\"errorCode\":\"%s\",\"errorMessage\":\"%s\","
                        .formatted(code, message)
                + "\"attemptEndingTimestamp\":1764144060456,\"rawData\":\"%s\",\"lambdaArn\":\"arn:aws:lambda:us-east-1:1:function:f\"}\n"
                        .formatted(Base64.getEncoder().encodeToString(record.getBytes(StandardCharsets.UTF_8)));
    }
}
