package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.s3.S3Clients;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A disk that takes no more, as a limit on the size of files makes it: what was there stays, and the caller is told. */
@DisabledOnOs(OS.WINDOWS)
class S3FullDiskTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aPutThatDoesNotFit() throws Exception {
        try (ChildBroker broker = ChildBroker.startWithin(folder.resolve("data"), 4 * MIB);
                S3Client s3 = S3Clients.sync(broker.endpoint())) {
            s3.createBucket(r -> r.bucket("full"));
            s3.putObject(r -> r.bucket("full").key("k"), RequestBody.fromString("before"));
            assertThatThrownBy(() ->
                            s3.putObject(r -> r.bucket("full").key("k"), RequestBody.fromBytes(new byte[6 * MIB])))
                    .isInstanceOfSatisfying(S3Exception.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalError");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .contains("could not be written", "free some space");
                    });
            assertThat(s3.getObjectAsBytes(r -> r.bucket("full").key("k")).asUtf8String())
                    .isEqualTo("before");
            assertThat(folder.resolve("data/s3/%staging")).isEmptyDirectory();
            s3.putObject(r -> r.bucket("full").key("k"), RequestBody.fromString("after"));
            assertThat(folder.resolve("data/s3/full/k")).hasContent("after");
        }
    }
}
