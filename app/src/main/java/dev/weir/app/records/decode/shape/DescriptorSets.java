package dev.weir.app.records.decode.shape;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of a descriptor set, as {@code protoc --descriptor_set_out} writes it. */
public final class DescriptorSets {

    private DescriptorSets() {}

    /**
     * All messages, nested ones too.
     *
     * @throws NotThis if it is no descriptor set, or one that lacks a file it imports
     */
    public static List<Descriptor> messages(byte[] content) throws NotThis {
        FileDescriptorSet set;
        try {
            set = FileDescriptorSet.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            throw new NotThis(Text.of("the descriptor set can't be read: {0}", e.getMessage()));
        }
        Map<String, FileDescriptorProto> files = new HashMap<>();
        set.getFileList().forEach(file -> files.put(file.getName(), file));
        Map<String, @Nullable FileDescriptor> built = new HashMap<>();
        List<Descriptor> messages = new ArrayList<>();
        for (FileDescriptorProto file : set.getFileList()) {
            build(file, files, built).getMessageTypes().forEach(message -> collect(message, messages));
        }
        if (messages.isEmpty()) {
            throw new NotThis(Text.of("the descriptor set has no message"));
        }
        return messages;
    }

    private static FileDescriptor build(
            FileDescriptorProto file,
            Map<String, FileDescriptorProto> files,
            Map<String, @Nullable FileDescriptor> built)
            throws NotThis {
        if (built.containsKey(file.getName())) {
            FileDescriptor done = built.get(file.getName());
            if (done == null) {
                throw new NotThis(Text.of("the descriptor set has files that import each other"));
            }
            return done;
        }
        built.put(file.getName(), null);
        List<FileDescriptor> imports = new ArrayList<>();
        for (String name : file.getDependencyList()) {
            FileDescriptorProto imported = files.get(name);
            if (imported != null) {
                imports.add(build(imported, files, built));
            }
        }
        try {
            FileDescriptor done = FileDescriptor.buildFrom(file, imports.toArray(FileDescriptor[]::new), true);
            built.put(file.getName(), done);
            return done;
        } catch (DescriptorValidationException e) {
            throw new NotThis(
                    Text.of("the descriptor set is not whole ({0}); write it with --include_imports", e.getMessage()));
        }
    }

    private static void collect(Descriptor message, List<Descriptor> into) {
        if (!message.getOptions().getMapEntry()) {
            into.add(message);
        }
        message.getNestedTypes().forEach(nested -> collect(nested, into));
    }
}
