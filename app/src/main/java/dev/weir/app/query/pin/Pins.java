package dev.weir.app.query.pin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.query.EngineChoice;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The charts that were pinned on a connection, oldest first, which are kept between runs, and those of what plays. JavaFX thread only. */
public final class Pins {

    /** Charts at most: each of them asks streams. */
    public static final int MOST = 6;

    private static final String PINS = "query.pins";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workspace workspace;
    private final DrawnCharts drawn;

    /** @param drawn the charts of what plays */
    public Pins(Workspace workspace, DrawnCharts drawn) {
        this.workspace = workspace;
        this.drawn = drawn;
    }

    private String key() {
        return Memory.key(PINS, workspace, "");
    }

    /** All that are shown now: what a person pinned, then what plays, as far as there is room. What asks the same is shown once. */
    public List<Pin> all() {
        List<Pin> all = new ArrayList<>(kept());
        for (Pin pin : drawn.of(workspace.connection())) {
            if (all.size() < MOST && all.stream().noneMatch(pin::asksTheSame)) {
                all.add(pin);
            }
        }
        return List.copyOf(all);
    }

    private List<Pin> kept() {
        String text = workspace.memory().recall(key());
        if (text == null) {
            return List.of();
        }
        try {
            return List.copyOf(JSON.readValue(text, new TypeReference<List<Pin>>() {}));
        } catch (JsonProcessingException fromAnotherVersion) {
            return List.of();
        }
    }

    /** Adds one, unless there are too many or it is there already; tells whether it is there now. */
    public boolean add(Pin pin) {
        List<Pin> pins = new ArrayList<>(kept());
        if (pins.contains(pin)) {
            return true;
        }
        if (pins.size() >= MOST) {
            return false;
        }
        pins.add(pin);
        write(pins);
        return true;
    }

    /** Takes one away. */
    public void remove(Pin pin) {
        drawn.remove(pin);
        List<Pin> pins = new ArrayList<>(kept());
        if (pins.remove(pin)) {
            write(pins);
        }
    }

    /** The engine that a pinned statement is asked of, or null if there is no such statement. */
    public @Nullable EngineChoice engineOf(String statement) {
        return all().stream()
                .filter(pin -> pin.statement().equals(statement))
                .map(Pin::engine)
                .findFirst()
                .orElse(null);
    }

    private void write(List<Pin> pins) {
        if (pins.isEmpty()) {
            workspace.memory().forget(key());
            return;
        }
        try {
            workspace.memory().remember(key(), JSON.writeValueAsString(pins));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts have a JSON form", e);
        }
    }
}
