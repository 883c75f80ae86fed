package dev.weir.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {

    private static final Instant TIME = Instant.parse("2026-11-26T14:00:00Z");

    @TempDir
    Path folder;

    private CrashReports reports() {
        return new CrashReports(folder.resolve("crashes"), folder.resolve("weir.0.log"), "9.9", () -> TIME);
    }

    @Test
    void aReportSaysWhereItWasAndHoldsNoSecretAndNoData() throws Exception {
        Files.writeString(
                folder.resolve("weir.0.log"),
                "2026-11-26 WARNING x: record {\"card\": \"4111 1111\"} refused\n"
                        + "2026-11-26 WARNING x: password=hunter2\n"
                        + "2026-11-26 INFO x: GET https://h/p?X-Amz-Signature=abcdef used AKIAIOSFODNN7EXAMPLE\n"
                        + "2026-11-26 INFO x: eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9abcdefghij is it\n"
                        + "2026-11-26 INFO x: all is well\n");
        Exception thrown = new IllegalStateException(
                "Unrecognized token 'jane': was expecting JSON at [Source: (String)\"{\"name\": \"jane doe\"\"; line: 1]");
        Path file = reports().write("An unexpected error", thrown, "");
        String text = Files.readString(file);
        assertThat(text)
                .contains(
                        "Weir 9.9",
                        "java: ",
                        "system: ",
                        "CrashReportsTest.java:",
                        "IllegalStateException",
                        "all is well")
                .doesNotContain("4111", "hunter2", "abcdef", "IOSFODNN", "jane", "eyJhbGci");
    }

    @Test
    void aBoundedNumberIsKeptNewestFirst() throws Exception {
        CrashReports reports = reports();
        for (int i = 0; i < CrashReports.KEPT + 5; i++) {
            reports.write("number " + i, null, "");
        }
        List<CrashReport> kept = reports.list();
        assertThat(kept).hasSize(CrashReports.KEPT);
        reports.delete(kept.getFirst());
        assertThat(reports.list()).hasSize(CrashReports.KEPT - 1);
    }

    @Test
    void whatWasSeenIsNotOfferedAgain() throws Exception {
        CrashReports reports = reports();
        assertThat(reports.hasNew()).isFalse();
        reports.write("one", null, "");
        assertThat(reports.hasNew()).isTrue();
        reports.seen();
        assertThat(reports.hasNew()).isFalse();
        reports.write("two", null, "");
        assertThat(reports.hasNew()).isTrue();
    }

    @Test
    void theSameFaultIsReportedOnceARun() throws Exception {
        CrashReports reports = reports();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Handler watch = CrashWatch.install(reports);
        try {
            Exception fault = new IllegalStateException("x");
            Logger log = Logger.getLogger("dev.weir.test");
            log.log(Level.SEVERE, "W-1", fault);
            log.log(Level.SEVERE, "W-2", fault);
            log.log(Level.SEVERE, "without an exception");
            Logger.getLogger("elsewhere").log(Level.SEVERE, "not ours", new IllegalStateException("y"));
            assertThat(reports.list()).hasSize(1);
            Thread thread = Thread.ofPlatform().start(() -> {
                throw new UnsupportedOperationException("nobody catches this");
            });
            thread.join();
            assertThat(reports.list()).hasSize(2);
        } finally {
            Logger.getLogger("").removeHandler(watch);
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void aRunThatDiedIsFoundByTheNextWithTheJvmsOwnReport() throws Exception {
        assertThat(RunMark.left(folder)).isNull();
        RunMark mark = RunMark.begin(folder, TIME);
        RunMark.Died died = RunMark.left(folder);
        assertThat(died.pid()).isEqualTo(ProcessHandle.current().pid());
        Files.writeString(
                folder.resolve("hs_err_pid" + died.pid() + ".log"),
                "# SIGSEGV (0xb)\nCommand Line: -Dsecret=x\n# C  [libfoo.so+0x10]\nRegisters:\nRAX=0x0 hunter2\n");
        RunMark.report(died, reports(), folder);
        assertThat(reports().list().getFirst().text())
                .contains("did not end by itself", "SIGSEGV", "libfoo.so")
                .doesNotContain("hunter2", "-Dsecret");
        mark.end();
        assertThat(RunMark.left(folder)).isNull();
        Files.writeString(folder.resolve("running"), "not a mark");
        assertThat(RunMark.left(folder)).isNull();
    }
}
