package dev.weir.app.presenter;

import dev.weir.app.mask.MaskRules;
import dev.weir.app.mask.MaskText;
import dev.weir.app.shell.Memory;

/**
 * How a person presents; remembered between runs.
 *
 * @param masked whether values are masked from the beginning
 * @param fills whether the window fills the screen; it does not where a window is shared in a call
 * @param rules by which, a line each
 * @param steps the person's own, as text; where there are none, those of the scenario that plays are told
 */
record Setup(boolean masked, boolean fills, String rules, String steps) {

    private static final String MASKED = "presenter.masked";
    private static final String FILLS = "presenter.fills";
    private static final String STEPS = "presenter.steps";
    /** The same rules as for capsules: what is not for the room is not for the file either. */
    private static final String RULES = "mask.rules";

    static Setup recall(Memory memory) {
        String rules = memory.recall(RULES);
        String steps = memory.recall(STEPS);
        return new Setup(
                !"no".equals(memory.recall(MASKED)),
                !"no".equals(memory.recall(FILLS)),
                rules == null ? MaskText.presets() : rules,
                steps == null ? "" : steps);
    }

    void remember(Memory memory) {
        memory.remember(MASKED, masked ? "yes" : "no");
        memory.remember(FILLS, fills ? "yes" : "no");
        memory.remember(RULES, rules);
        memory.remember(STEPS, steps);
    }

    MaskRules masks() {
        return MaskText.read(rules).rules();
    }
}
