package dev.weir.app.capsule.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.app.text.Text;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Checks a capsule, all of it, before anything of it is used: the file's own shape, then the manifest, then each member against
 * what the manifest says of it, each line against what a record can be. What is in memory is one line and the small parts.
 */
public final class CapsuleReader {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_PROBLEMS = 20;

    private final DoubleConsumer progress;
    private final List<Problem> problems = new ArrayList<>();
    private long unpacked;
    private long toUnpack = 1;

    private CapsuleReader(DoubleConsumer progress) {
        this.progress = progress;
    }

    /**
     * Reads and checks a file. May be interrupted.
     *
     * @param progress told how far it is, 0 to 1, on this thread
     * @throws BrokenCapsule if anything is not as it must be
     * @throws IOException if the file can't be read at all
     */
    public static Capsule check(Path file, DoubleConsumer progress)
            throws IOException, BrokenCapsule, InterruptedException {
        return new CapsuleReader(progress).read(file);
    }

    private Capsule read(Path file) throws IOException, BrokenCapsule, InterruptedException {
        Capsule.Stamp stamp = Capsule.Stamp.of(file);
        Map<String, ZipShape.Entry> entries = new HashMap<>();
        try (FileChannel channel = FileChannel.open(file)) {
            for (ZipShape.Entry entry : ZipShape.of(channel)) {
                entries.put(entry.name(), entry);
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return members(file, stamp, zip, entries);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new BrokenCapsule("", 0, Text.of("the file can't be unpacked: it is damaged"));
        }
    }

    private Capsule members(Path file, Capsule.Stamp stamp, ZipFile zip, Map<String, ZipShape.Entry> entries)
            throws IOException, BrokenCapsule, InterruptedException {
        type(zip, entries);
        Manifest manifest = manifest(zip, entries);
        Map<String, Manifest.Member> members = listed(manifest, entries);
        toUnpack = Math.max(
                1, members.values().stream().mapToLong(Manifest.Member::bytes).sum());
        List<StreamPart> streams = new ArrayList<>();
        for (int number = 1; number <= manifest.streams().size(); number++) {
            stream(zip, members, manifest, number, streams);
        }
        List<SavedQuery> queries =
                part(zip, members, Names.QUERIES, new TypeReference<List<SavedQuery>>() {}, PartChecks::queries);
        List<SavedDelivery> deliveries = part(
                zip, members, Names.DELIVERIES, new TypeReference<List<SavedDelivery>>() {}, PartChecks::deliveries);
        SavedLayout layout = part(zip, members, Names.LAYOUT, new TypeReference<SavedLayout>() {}, PartChecks::layout);
        if (!problems.isEmpty()) {
            throw new BrokenCapsule(problems);
        }
        return new Capsule(
                file,
                stamp,
                manifest,
                streams,
                queries == null ? List.of() : queries,
                deliveries == null ? List.of() : deliveries,
                layout);
    }

    private static void type(ZipFile zip, Map<String, ZipShape.Entry> entries) throws IOException, BrokenCapsule {
        ZipShape.Entry entry = entries.get(Names.TYPE);
        if (entry == null || entry.offset() != 0 || entry.size() != Bounds.MEDIA_TYPE.length()) {
            throw new BrokenCapsule("", 0, Text.of("this is no capsule: it does not begin as one"));
        }
        try (var in = zip.getInputStream(new ZipEntry(Names.TYPE))) {
            String type = new String(in.readNBytes(Bounds.MEDIA_TYPE.length()), StandardCharsets.US_ASCII);
            if (!type.equals(Bounds.MEDIA_TYPE)) {
                throw new BrokenCapsule(Names.TYPE, 0, Text.of("this is no capsule, but {0}", PartChecks.shown(type)));
            }
        }
    }

    private static Manifest manifest(ZipFile zip, Map<String, ZipShape.Entry> entries)
            throws IOException, BrokenCapsule {
        ZipShape.Entry entry = entries.get(Names.MANIFEST);
        if (entry == null) {
            throw new BrokenCapsule(
                    "", 0, Text.of("it has no {0}: it is no capsule, or one that was cut off", Names.MANIFEST));
        }
        if (entry.size() < 0 || entry.size() > Bounds.LARGEST_PART) {
            throw new BrokenCapsule(Names.MANIFEST, 0, Text.of("it is larger than such a member can be"));
        }
        byte[] json;
        try (var in = zip.getInputStream(zip.getEntry(Names.MANIFEST))) {
            json = in.readNBytes(Bounds.LARGEST_PART);
        }
        try {
            version(json);
            Manifest manifest = Json.STRICT.readValue(json, Manifest.class);
            String problem = problem(manifest);
            if (problem != null) {
                throw new BrokenCapsule(Names.MANIFEST, 0, problem);
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new BrokenCapsule(Names.MANIFEST, Json.line(e), Json.words(e));
        }
    }

    /** Looked at before anything else, as another version may have other members. */
    private static void version(byte[] json) throws IOException, BrokenCapsule {
        String format = "";
        int version = 0;
        try (JsonParser parser = Json.STRICT.createParser(new ByteArrayInputStream(json))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (name.equals("format") && value == JsonToken.VALUE_STRING) {
                        format = parser.getText();
                    } else if (name.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                        version = parser.getIntValue();
                    }
                    parser.skipChildren();
                }
            }
        }
        if (!format.equals(Bounds.FORMAT)) {
            throw new BrokenCapsule(Names.MANIFEST, 0, Text.of("it does not say that this is a capsule"));
        }
        if (version < 1 || version > Bounds.VERSION) {
            throw new BrokenCapsule(
                    Names.MANIFEST,
                    0,
                    Text.of(
                            "the capsule has version {0} of the format, and this Weir reads versions up to {1}",
                            version, Bounds.VERSION));
        }
    }

    private static @Nullable String problem(Manifest manifest) {
        try {
            Instant.parse(manifest.madeAt());
            if (!UUID.fromString(manifest.capsule()).toString().equals(manifest.capsule())) {
                return Text.of("its number is none");
            }
        } catch (DateTimeException e) {
            return Text.of("the time at which it was made is none");
        } catch (IllegalArgumentException e) {
            return Text.of("its number is none");
        }
        if (manifest.streams().size() > Bounds.MOST_STREAMS) {
            return Text.of(
                    "it has {0} streams; {1} is the most", manifest.streams().size(), Bounds.MOST_STREAMS);
        }
        if (manifest.notes().size() > 2_000
                || manifest.notes().stream().anyMatch(note -> note.length() > 2_000)
                || manifest.madeBy().length() > 200
                || manifest.region().length() > 60) {
            return Text.of("it says more than a manifest can");
        }
        return null;
    }

    /** The members that the manifest lists are those that are there, and no larger than they may be. */
    private static Map<String, Manifest.Member> listed(Manifest manifest, Map<String, ZipShape.Entry> entries)
            throws BrokenCapsule {
        Map<String, Manifest.Member> members = new HashMap<>();
        long all = 0;
        for (Manifest.Member member : manifest.members()) {
            ZipShape.Entry entry = entries.get(member.name());
            if (entry == null
                    || member.name().equals(Names.TYPE)
                    || member.name().equals(Names.MANIFEST)) {
                throw new BrokenCapsule(
                        Names.MANIFEST,
                        0,
                        Text.of("it lists {0}, which is not there", PartChecks.shown(member.name())));
            }
            if (members.put(member.name(), member) != null) {
                throw new BrokenCapsule(Names.MANIFEST, 0, Text.of("it lists {0} twice", member.name()));
            }
            if (member.bytes() < 0
                    || member.lines() < 0
                    || !SHA256.matcher(member.sha256()).matches()) {
                throw new BrokenCapsule(
                        Names.MANIFEST, 0, Text.of("what it says of {0} makes no sense", member.name()));
            }
            if (entry.size() >= 0 && entry.size() != member.bytes()) {
                throw new BrokenCapsule(
                        member.name(),
                        0,
                        Text.of("the directory says {0} bytes, and the manifest {1}", entry.size(), member.bytes()));
            }
            if (member.bytes() > Bounds.SMALL && member.bytes() / Bounds.RATIO > Math.max(1, entry.packed())) {
                throw new BrokenCapsule(
                        member.name(),
                        0,
                        Text.of("it would unpack to more than {0} times its size, as bombs do", Bounds.RATIO));
            }
            all += member.bytes();
            if (all > Bounds.LARGEST_UNPACKED) {
                throw new BrokenCapsule(Names.MANIFEST, 0, Text.of("all members together are larger than 64 GiB"));
            }
        }
        Set<String> unlisted = new HashSet<>(entries.keySet());
        unlisted.removeAll(members.keySet());
        unlisted.removeAll(Set.of(Names.TYPE, Names.MANIFEST));
        if (!unlisted.isEmpty()) {
            throw new BrokenCapsule(unlisted.iterator().next(), 0, Text.of("the manifest does not list this member"));
        }
        return complete(manifest, members);
    }

    private static Map<String, Manifest.Member> complete(Manifest manifest, Map<String, Manifest.Member> members)
            throws BrokenCapsule {
        for (int number = 1; number <= manifest.streams().size(); number++) {
            for (String name : List.of(Names.stream(number), Names.records(number))) {
                if (!members.containsKey(name)) {
                    throw new BrokenCapsule(Names.MANIFEST, 0, Text.of("it does not list {0}", name));
                }
            }
        }
        for (String name : members.keySet()) {
            if (name.startsWith("streams/")
                    && Integer.parseInt(name.split("/", -1)[1])
                            > manifest.streams().size()) {
                throw new BrokenCapsule(name, 0, Text.of("the manifest has no such stream"));
            }
        }
        return members;
    }

    private void stream(
            ZipFile zip, Map<String, Manifest.Member> members, Manifest manifest, int number, List<StreamPart> streams)
            throws IOException, InterruptedException {
        Manifest.StreamTally tally = manifest.streams().get(number - 1);
        StreamPart stream = switch (manifest.version()) {
            case 1 -> earlier(zip, members, number, new TypeReference<StreamPart.First>() {});
            case 2 -> earlier(zip, members, number, new TypeReference<StreamPart.Second>() {});
            default -> part(zip, members, Names.stream(number), new TypeReference<StreamPart>() {}, PartChecks::stream);
        };
        if (stream == null) {
            return;
        }
        if (!stream.name().equals(tally.name())
                || streams.stream().anyMatch(other -> other.name().equals(stream.name()))) {
            problem(new Problem(
                    Names.stream(number),
                    0,
                    Text.of("{0} is there twice, or is not what the manifest says", stream.name())));
            return;
        }
        streams.add(stream);
        Manifest.Member about = members.get(Names.records(number));
        if (about == null || problems.size() >= MOST_PROBLEMS) {
            return;
        }
        long bytes = 0;
        try (RecordsIn records = RecordsIn.open(zip, about, stream)) {
            for (SavedRecord saved = records.next(); saved != null; saved = records.next()) {
                bytes += saved.data().length;
                step(saved.data().length * 4L / 3);
            }
            if (records.count() != tally.records() || bytes != tally.bytes()) {
                throw new BrokenCapsule(
                        Names.MANIFEST,
                        0,
                        Text.of(
                                "it says {0} records of {1}, and there are {2}",
                                tally.records(), tally.name(), records.count()));
            }
        } catch (BrokenCapsule e) {
            e.problems().forEach(this::problem);
        }
    }

    private @Nullable StreamPart earlier(
            ZipFile zip,
            Map<String, Manifest.Member> members,
            int number,
            TypeReference<? extends StreamPart.Earlier> form)
            throws IOException, InterruptedException {
        StreamPart.Earlier read =
                part(zip, members, Names.stream(number), form, value -> PartChecks.stream(value.now()));
        return read == null ? null : read.now();
    }

    private void step(long bytes) throws InterruptedException {
        unpacked += bytes;
        progress.accept(Math.min(1, unpacked / (double) toUnpack));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private interface Check<T> {
        @Nullable String problem(T value);
    }

    /** A small part, or null if it is not there or is not as it must be, which has been noted then. */
    private <T> @Nullable T part(
            ZipFile zip, Map<String, Manifest.Member> members, String name, TypeReference<T> type, Check<T> check)
            throws IOException, InterruptedException {
        Manifest.Member about = members.get(name);
        if (about == null) {
            return null;
        }
        step(about.bytes());
        try (MemberIn in = new MemberIn(about, zip.getInputStream(zip.getEntry(name)))) {
            T value = Json.STRICT.readValue(in.all(), type);
            String problem = value == null ? Text.of("it is empty") : check.problem(value);
            if (problem == null) {
                return value;
            }
            problem(new Problem(name, 0, problem));
        } catch (JsonProcessingException e) {
            problem(new Problem(name, Json.line(e), Json.words(e)));
        } catch (BrokenCapsule e) {
            e.problems().forEach(this::problem);
        }
        return null;
    }

    private void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }
}
