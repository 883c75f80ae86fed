package dev.weir.app.query.project;

import dev.weir.app.send.FileProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a project as one zip file. Blocks. */
public final class ProjectZip {

    private ProjectZip() {}

    /**
     * Writes all or nothing: what was there stays until the new file is whole.
     *
     * @throws dev.weir.app.fx.ExpectedFailure if the file cannot be written
     */
    public static void write(Path file, FlinkProject project) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                for (Map.Entry<String, String> each : project.files().entrySet()) {
                    zip.putNextEntry(new ZipEntry("flink-project/" + each.getKey()));
                    zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
                for (Map.Entry<String, Path> each : project.copied().entrySet()) {
                    zip.putNextEntry(new ZipEntry("flink-project/" + each.getKey()));
                    Files.copy(each.getValue(), zip);
                    zip.closeEntry();
                }
                zip.finish();
                zip.flush();
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }
}
