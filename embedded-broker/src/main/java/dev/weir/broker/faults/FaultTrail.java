package dev.weir.broker.faults;

import dev.weir.broker.http.ConnectionClosed;
import dev.weir.broker.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which faults met one call. Belongs to the thread that answers it. */
public final class FaultTrail {

    /** The header of an answer that tells which faults its call met, for instance {@code throttle;id=3}. */
    public static final String HEADER = "x-weir-fault";

    /** Of every call while there are no faults. */
    static final FaultTrail NONE = new FaultTrail();

    private final List<String> met = new ArrayList<>(0);
    private boolean cutOff;

    FaultTrail() {}

    void note(ActiveFault fault) {
        met.add(fault.fault().kind().text() + ";id=" + fault.id());
    }

    /** From here on there is to be no answer. */
    void cutOff() {
        cutOff = true;
    }

    /**
     * The answer as the client gets it.
     *
     * @throws ConnectionClosed if it gets none
     */
    public HttpAnswer mark(HttpAnswer answer) {
        if (cutOff) {
            throw new ConnectionClosed();
        }
        return met.isEmpty() ? answer : answer.with(Map.of(HEADER, String.join(", ", met)));
    }
}
