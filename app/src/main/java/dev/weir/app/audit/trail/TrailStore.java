package dev.weir.app.audit.trail;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The folders and files of a place in S3. Blocks; call it off the JavaFX thread. */
final class TrailStore {

    /** Unpacked bytes of a file read at most; CloudTrail's own files stay far below. */
    static final long MOST_BYTES = 512L << 20;

    /** What trails write for one account in one region. */
    record Lane(String account, String region, String logs, String digests) {}

    private final S3Client s3;
    private final TrailPlace place;

    TrailStore(S3Client s3, TrailPlace place) {
        this.s3 = s3;
        this.place = place;
    }

    TrailPlace place() {
        return place;
    }

    /** All accounts and regions; those of an organization lie one folder deeper. */
    List<Lane> lanes() {
        List<Lane> lanes = new ArrayList<>();
        for (String account : folders(place.root())) {
            boolean organization = name(account).startsWith("o-");
            for (String each : organization ? folders(account) : List.of(account)) {
                for (String region : folders(each + "CloudTrail/")) {
                    lanes.add(new Lane(
                            name(each), name(region), region, each + "CloudTrail-Digest/" + name(region) + "/"));
                }
            }
        }
        return lanes;
    }

    private static String name(String folder) {
        return folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
    }

    private List<String> folders(String below) {
        List<String> found = new ArrayList<>();
        for (ListObjectsV2Response page : s3.listObjectsV2Paginator(
                request -> request.bucket(place.bucket()).prefix(below).delimiter("/"))) {
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(found::add);
        }
        return found;
    }

    /** The files of a day below a folder, oldest first. */
    List<TrailKey> day(String folder, LocalDate day, Function<String, @Nullable TrailKey> reader) {
        String prefix = folder
                + String.format(
                        Locale.ROOT, "%04d/%02d/%02d/", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        List<TrailKey> found = new ArrayList<>();
        for (ListObjectsV2Response page : s3.listObjectsV2Paginator(
                request -> request.bucket(place.bucket()).prefix(prefix))) {
            for (S3Object object : page.contents()) {
                TrailKey key = reader.apply(object.key());
                if (key != null) {
                    found.add(key);
                }
            }
        }
        return found;
    }

    /** A file's packed bytes; close it. */
    ResponseInputStream<GetObjectResponse> open(String key) {
        return s3.getObject(request -> request.bucket(place.bucket()).key(key));
    }

    /** What is in a gzip file, of which no more than {@link #MOST_BYTES} are unpacked. */
    static InputStream unpacked(InputStream packed) throws IOException {
        return new Bounded(new GZIPInputStream(packed, 64 << 10), MOST_BYTES);
    }
}
