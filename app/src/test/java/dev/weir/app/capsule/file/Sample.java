package dev.weir.app.capsule.file;

import dev.weir.app.capsule.file.StreamPart.ShardPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A sound capsule, and ways to break it. */
public final class Sample {

    public static final String HALF = BigInteger.TWO.pow(127).toString();
    public static final String LAST =
            BigInteger.TWO.pow(128).subtract(BigInteger.ONE).toString();

    private Sample() {}

    public static StreamPart stream(String name) {
        return new StreamPart(
                name,
                "PROVISIONED",
                48,
                "alias/aws/kinesis",
                List.of("reader"),
                Map.of(StreamPart.ofConsumer("reader"), "{\"Statement\":[]}"),
                Map.of("team", "data"),
                List.of(
                        new ShardPart("shardId-000000000000", "0", LAST, false, "", ""),
                        new ShardPart("shardId-000000000001", "0", below(HALF), true, "shardId-000000000000", ""),
                        new ShardPart("shardId-000000000002", HALF, LAST, true, "shardId-000000000000", "")));
    }

    private static String below(String key) {
        return new BigInteger(key).subtract(BigInteger.ONE).toString();
    }

    public static SavedRecord record(int number) {
        return new SavedRecord(
                "shardId-00000000000" + (1 + number % 2),
                "4959" + number,
                "2026-11-26T10:00:00.%03dZ".formatted(number % 1000),
                "key-" + number,
                number % 3 == 0 ? (number % 2 == 0 ? "0" : HALF) : "",
                ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8));
    }

    /** Two streams, one of ten records and one of none, a query, a delivery stream and a layout. */
    public static Path write(Path file) {
        try (CapsuleWriter writer = new CapsuleWriter(Files.newOutputStream(file))) {
            writer.queries(List.of(new SavedQuery("all", "SELECT * FROM orders")));
            writer.deliveries(List.of(new SavedDelivery("to-s3", "orders", Map.of())));
            writer.layout(new SavedLayout("streams", Map.of("streams", "Name:100:shown;|"), Map.of()));
            CapsuleWriter.Records records = writer.stream(stream("orders"));
            for (int i = 0; i < 10; i++) {
                records.add(record(i));
            }
            records.end();
            writer.stream(stream("empty")).end();
            writer.finish(about());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    public static Manifest about() {
        return new Manifest(
                "",
                0,
                "00000000-0000-4000-8000-000000000001",
                "2026-11-26T12:00:00Z",
                "Weir test",
                "embedded",
                "us-east-1",
                true,
                List.of(),
                false,
                List.of(),
                List.of());
    }

    /** The members of a capsule, unpacked, in their order. */
    public static Map<String, byte[]> members(Path file) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    /** A ZIP of these members, the first stored as it is. */
    public static byte[] zip(Map<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                if (member.getKey().equals("mimetype")) {
                    CRC32 crc = new CRC32();
                    crc.update(member.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(member.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
