package dev.weir.app.scenario;

import dev.weir.app.scenario.file.BrokenScenarioException;
import dev.weir.app.scenario.file.Problem;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.shell.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Which scenarios there are: those that come with the program, and the files that a person opened. */
final class Shelf {

    private static final String FILES = "scenario.files";
    private static final int MOST = 20;

    private final Memory memory;

    Shelf(Memory memory) {
        this.memory = memory;
    }

    /** The names of all, built-in ones first. JavaFX thread only. */
    List<String> names() {
        List<String> names = new ArrayList<>(ScenarioFiles.BUILT_IN);
        names.addAll(own());
        return names;
    }

    private List<String> own() {
        String text = memory.recall(FILES);
        return text == null
                ? List.of()
                : text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Remembers a file, the newest first. JavaFX thread only. */
    void add(String file) {
        LinkedHashSet<String> files = new LinkedHashSet<>(
                Stream.concat(Stream.of(file), own().stream()).limit(MOST).toList());
        memory.remember(FILES, String.join("\n", files));
    }

    /** Forgets a file, which stays where it is. JavaFX thread only. */
    void forget(String file) {
        List<String> rest = own().stream().filter(each -> !each.equals(file)).toList();
        memory.remember(FILES, String.join("\n", rest));
    }

    /** Reads one. Blocks. */
    static Entry read(String name) {
        boolean own = !ScenarioFiles.BUILT_IN.contains(name);
        try {
            return new Entry(name, own, ScenarioFiles.open(name), List.of());
        } catch (BrokenScenarioException e) {
            return new Entry(name, own, null, e.problems());
        } catch (IOException e) {
            return new Entry(name, own, null, List.of(new Problem(0, 0, "", String.valueOf(e.getMessage()))));
        }
    }

    /** Writes a scenario's text into a file. Blocks. */
    static Path keep(String name, Path file) throws IOException, BrokenScenarioException {
        return Files.writeString(file, ScenarioFiles.text(name));
    }
}
