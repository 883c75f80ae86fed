package dev.weir.app.capsule.file;

import dev.weir.app.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory of a ZIP file, looked through before anything of it is unpacked: it is small, its members lie one after
 * another and none over another, each is named once, and each says the same of itself as the directory does.
 */
final class ZipShape {

    private static final int END = 0x06054b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_SIZE = 22;
    private static final int MOST_DIRECTORY = 1 << 20;
    private static final long UNKNOWN = 0xffffffffL;

    private final FileChannel file;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * A member as the directory has it.
     *
     * @param packed bytes in the file
     * @param size bytes unpacked, or −1 where they are more than 4 GiB and told elsewhere
     * @param offset of its own header
     */
    record Entry(String name, long packed, long size, long offset) {}

    private ZipShape(FileChannel file) {
        this.file = file;
    }

    /** The members of a file, in the directory's order. */
    static List<Entry> of(FileChannel file) throws IOException, BrokenCapsule {
        ZipShape shape = new ZipShape(file);
        try {
            shape.look();
        } catch (EOFException e) {
            throw whole(Text.of("the file ends before its directory says so: it is cut off or damaged"));
        }
        return shape.entries;
    }

    private static BrokenCapsule whole(String what) {
        return new BrokenCapsule("", 0, what);
    }

    private void look() throws IOException, BrokenCapsule {
        long size = file.size();
        if (size > Bounds.LARGEST_FILE) {
            throw whole(Text.of("the file is larger than 4 GiB, which no capsule is"));
        }
        if (size < END_SIZE || read(0, 4).getInt(0) != LOCAL) {
            throw whole(Text.of("this is no capsule: it does not begin as one"));
        }
        long end = end(size);
        ByteBuffer last = read(end, END_SIZE);
        int count = Short.toUnsignedInt(last.getShort(10));
        long length = Integer.toUnsignedLong(last.getInt(12));
        long start = Integer.toUnsignedLong(last.getInt(16));
        if (last.getInt(4) != 0 || last.getShort(8) != last.getShort(10)) {
            throw whole(Text.of("the file is a part of several, which no capsule is"));
        }
        if (count > Bounds.MOST_MEMBERS || length > MOST_DIRECTORY) {
            throw whole(Text.of("the file has {0} members; a capsule has {1} at most", count, Bounds.MOST_MEMBERS));
        }
        if (start + length != end) {
            throw whole(Text.of("the directory of the file is not where it says: it is cut off or damaged"));
        }
        directory(read(start, (int) length), count, start);
    }

    private long end(long size) throws IOException, BrokenCapsule {
        // A capsule has no comment, so its end is in one place only.
        long at = size - END_SIZE;
        ByteBuffer last = read(at, END_SIZE);
        if (last.getInt(0) != END || last.getShort(20) != 0) {
            throw whole(Text.of("the file does not end as a capsule does: it is cut off or damaged"));
        }
        return at;
    }

    private void directory(ByteBuffer directory, int count, long start) throws IOException, BrokenCapsule {
        for (int i = 0; i < count; i++) {
            if (directory.remaining() < 46 || directory.getInt(directory.position()) != DIRECTORY) {
                throw whole(Text.of("the directory of the file is damaged at its member {0}", i + 1));
            }
            int at = directory.position();
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int rest =
                    Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
            if (directory.remaining() < 46 + nameLength + rest) {
                throw whole(Text.of("the directory of the file is damaged at its member {0}", i + 1));
            }
            byte[] name = new byte[nameLength];
            directory.get(at + 46, name);
            entry(new String(name, StandardCharsets.UTF_8), directory, at);
            directory.position(at + 46 + nameLength + rest);
        }
        if (directory.hasRemaining()) {
            throw whole(Text.of("the directory of the file has more in it than it says"));
        }
        noneLiesOverAnother(start);
    }

    private void entry(String name, ByteBuffer directory, int at) throws BrokenCapsule {
        String problem = Names.problem(name);
        if (problem != null) {
            throw new BrokenCapsule(printable(name), 0, problem);
        }
        if (!names.add(name)) {
            throw new BrokenCapsule(name, 0, Text.of("there are two members of this name"));
        }
        int method = Short.toUnsignedInt(directory.getShort(at + 10));
        if ((directory.getShort(at + 8) & 1) != 0 || (method != 0 && method != 8)) {
            throw new BrokenCapsule(
                    name, 0, Text.of("this member is encrypted or packed in a way that no capsule has"));
        }
        long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        if (packed == UNKNOWN) {
            throw new BrokenCapsule(name, 0, Text.of("this member is larger than a capsule can be"));
        }
        entries.add(new Entry(
                name, packed, size == UNKNOWN ? -1 : size, Integer.toUnsignedLong(directory.getInt(at + 42))));
    }

    private static String printable(String name) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }

    private void noneLiesOverAnother(long directoryStart) throws IOException, BrokenCapsule {
        List<Entry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(Entry::offset));
        long free = 0;
        for (Entry entry : inOrder) {
            if (entry.offset() < free) {
                throw new BrokenCapsule(entry.name(), 0, Text.of("this member lies over another one"));
            }
            ByteBuffer header = read(entry.offset(), 30);
            int nameLength = Short.toUnsignedInt(header.getShort(26));
            int extraLength = Short.toUnsignedInt(header.getShort(28));
            String own = nameLength > 200
                    ? ""
                    : StandardCharsets.UTF_8
                            .decode(read(entry.offset() + 30, nameLength))
                            .toString();
            if (header.getInt(0) != LOCAL || !own.equals(entry.name())) {
                throw new BrokenCapsule(
                        entry.name(), 0, Text.of("this member is not where the directory says: the file is damaged"));
            }
            free = entry.offset() + 30 + nameLength + extraLength + entry.packed();
        }
        if (free > directoryStart) {
            throw whole(Text.of("the last member of the file lies over its directory"));
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
