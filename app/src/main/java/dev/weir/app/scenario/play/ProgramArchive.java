package dev.weir.app.scenario.play;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The archives of functions: for programs that come with Weir their classes, for commands a note. */
final class ProgramArchive {

    private static final String PROGRAMS = "dev/weir/app/scenario/program/";

    private ProgramArchive() {}

    /** The handler of a program that comes with Weir. */
    static String handler(String program) {
        return PROGRAMS.replace('/', '.') + simpleName(program) + "::handle";
    }

    private static String simpleName(String program) {
        return program.equals("say") ? "Say" : "Parse";
    }

    static byte[] of(String program) {
        return zip(List.of(PROGRAMS + simpleName(program) + ".class", PROGRAMS + "Records.class"));
    }

    static byte[] ofCommand() {
        return zip(List.of());
    }

    private static byte[] zip(List<String> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String each : classes) {
                zip.putNextEntry(new ZipEntry(each));
                try (InputStream file = ProgramArchive.class.getResourceAsStream("/" + each)) {
                    if (file == null) {
                        throw new FileNotFoundException(each + " is missing from this build.");
                    }
                    file.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry("README"));
            zip.write("Made by a scenario of Weir.\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
