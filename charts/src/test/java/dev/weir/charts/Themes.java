package dev.weir.charts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The looked-up colours that a theme gives, light and dark, as style sheets of their own. */
final class Themes {
    static final String LIGHT = sheet("""
            -color-bg-default: #ffffff; -color-bg-subtle: #f6f8fa; -color-fg-default: #24292f; -color-fg-muted: #57606a;
            -color-border-default: #d0d7de; -color-border-subtle: #eaeef2; -color-accent-fg: #0969da;
            -color-accent-emphasis: #0969da; -weir-limit: #cf222e;
            -weir-heat-1: #f7f3ea; -weir-heat-2: #fdc68a; -weir-heat-3: #f4745f; -weir-heat-4: #b5367a;
            -weir-heat-5: #5f187f; -weir-heat-6: #180f3e;
            -weir-series-1: #0072b2; -weir-series-2: #d55e00; -weir-series-3: #009e73; -weir-series-4: #b8478c;
            -weir-series-5: #b58900; -weir-series-6: #3a9bdc; -weir-series-7: #6a51a3; -weir-series-8: #8c510a;
            -weir-series-9: #5c6670; -weir-series-10: #01665e;
            """);

    static final String DARK = sheet("""
            -color-bg-default: #0d1117; -color-bg-subtle: #161b22; -color-fg-default: #c9d1d9; -color-fg-muted: #8b949e;
            -color-border-default: #30363d; -color-border-subtle: #21262d; -color-accent-fg: #58a6ff;
            -color-accent-emphasis: #1f6feb; -weir-limit: #ff7b72;
            -weir-heat-1: #1c1f2b; -weir-heat-2: #4b1d78; -weir-heat-3: #982d80; -weir-heat-4: #e85362;
            -weir-heat-5: #fea973; -weir-heat-6: #fcfdbf;
            -weir-series-1: #4aa8e0; -weir-series-2: #f28e52; -weir-series-3: #3ecfa4; -weir-series-4: #e086bd;
            -weir-series-5: #e6c14c; -weir-series-6: #86c8f5; -weir-series-7: #a893dd; -weir-series-8: #cf9a62;
            -weir-series-9: #a3adb8; -weir-series-10: #58b8ad;
            """);

    private Themes() {}

    private static String sheet(String colors) {
        String css = ".root { " + colors + " } .ground { -fx-background-color: -color-bg-default; -fx-padding: 16; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
