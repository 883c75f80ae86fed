package dev.weir.broker.lambda;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.lambda.code.CodeStore;
import dev.weir.broker.s3.ObjectContent;
import dev.weir.broker.s3.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Where a function's code comes from: the request itself, or an object of the local S3. */
record CodeSource(CodeStore store, ObjectStore objects) {

    /** Of an archive in S3, of the service: what it unpacks to. */
    private static final long MOST_BYTES = 262_144_000;

    /** Of an archive in a request, of the service. */
    private static final int MOST_IN_REQUEST = 50 << 20;

    /**
     * Keeps the code that a request gives.
     *
     * @param mayBeNone whether a function can do without: a command
     * @return what tells of it in the settings, and its id
     * @throws AwsException InvalidParameterValueException
     */
    Kept keep(@Nullable SdkBytes zip, @Nullable String bucket, @Nullable String key, boolean mayBeNone) {
        byte[] bytes;
        if (zip != null && bucket == null && key == null) {
            bytes = zip.asByteArrayUnsafe();
            if (bytes.length > MOST_IN_REQUEST) {
                throw LambdaErrors.invalid("Zipped code in a request must be smaller than 50 MiB: put it into S3.");
            }
        } else if (zip == null && bucket != null && key != null) {
            bytes = object(bucket, key);
        } else if (zip == null && bucket == null && key == null && mayBeNone) {
            bytes = nothing();
        } else {
            throw LambdaErrors.invalid("Please provide a source for function code.");
        }
        String id = store.add(bytes);
        return new Kept(id, bytes.length);
    }

    /** Code that is in the store. */
    record Kept(String id, long size) {

        FunctionConfiguration.Builder tellIn(FunctionConfiguration settings) {
            return settings.toBuilder()
                    .codeSize(size)
                    .codeSha256(
                            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(id)));
        }
    }

    private byte[] object(String bucket, String key) {
        try (ObjectContent content = objects.open(bucket, key)) {
            if (content.channel().size() > MOST_BYTES) {
                throw LambdaErrors.invalid("Unzipped size must be smaller than " + MOST_BYTES + " bytes");
            }
            ByteArrayOutputStream bytes =
                    new ByteArrayOutputStream((int) content.channel().size());
            Channels.newInputStream(content.channel()).transferTo(bytes);
            return bytes.toByteArray();
        } catch (AwsException e) {
            throw LambdaErrors.invalid("Error occurred while GetObject. S3 Error Code: " + e.code()
                    + ". S3 Error Message: " + e.getMessage());
        } catch (IOException e) {
            throw LambdaErrors.invalid("The object with the code could not be read: " + e.getMessage());
        }
    }

    private static byte[] nothing() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.finish();
        } catch (IOException e) {
            throw new IllegalStateException("A buffer in memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
