package dev.weir.app.text;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds what reads like a sentence in the sources and is not said through {@link Text}. Each file of
 * {@code src/test/resources/…/text/unsaid} names what a person does not read: a line is
 * {@code package/Class.java} for all of a file, {@code package/} for all of a package, or
 * {@code package/Class.java: the literal}. Files of the charts begin with {@code charts/}.
 *
 * <p>By itself, for one package or {@code charts}, in the top folder:
 * {@code java app/src/test/java/dev/weir/app/text/UnsaidTexts.java streams/consumers}.
 */
final class UnsaidTexts {

    /** Two words, a word of a sentence, or a piece of one that is to be joined to another. */
    private static final Pattern LIKE_A_TEXT = Pattern.compile(
            "\\p{L}{2,}[,;:.)]? (.* )?\\(?\\p{Ll}{2,}.*|\\p{Lu}\\p{Ll}+[.:…?!]*| .*\\p{Ll}{2,}.*|.*\\p{Ll}{2,} ",
            Pattern.DOTALL);

    private static final Pattern FORMAT = Pattern.compile(".*(%n|\\n\\s+at |://).*", Pattern.DOTALL);

    /** Calls whose words are for machines or for the writer of the program. */
    private static final Set<String> NOT_READ = Set.of(
            "requireNonNull",
            "setId",
            "lookup",
            "getStyleClass",
            "pseudoClass",
            "getPseudoClass",
            "isLoggable",
            "getResource",
            "getResourceAsStream",
            "compile",
            "setStyle");

    private static final Set<String> LOGS = Set.of("log", "LOG", "logger", "LOGGER");

    private static final Set<String> SPEAKERS = Set.of("Text", "ChartWords");

    private static final Set<String> SAYS = Set.of("of", "in", "count");

    private UnsaidTexts() {}

    /**
     * What is not said.
     *
     * @param root the folder of the packages, by whose paths the lists name files
     * @param under the package to look at, a path in the root, empty for all
     */
    static List<String> in(Path root, Path unsaid, String under) throws IOException {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> lists = Files.list(unsaid)) {
            for (Path list : lists.toList()) {
                Files.readAllLines(list).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(known::add);
            }
        }
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root.resolve(under))) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isKnown(known, root.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                String file = root.relativize(
                                Path.of(unit.getSourceFile().toUri()).toAbsolutePath())
                        .toString();
                new Reader(unit, trees, file, known, found).scan(unit, null);
            }
        }
        return found;
    }

    private static boolean isKnown(Set<String> known, String file) {
        if (known.contains(file)) {
            return true;
        }
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            if (known.contains(file.substring(0, slash + 1))) {
                return true;
            }
        }
        return false;
    }

    /** What is left to be said, a line each; for whoever turns a package over. */
    public static void main(String... args) throws IOException {
        String under = args.length == 0 ? "" : args[0];
        Path root =
                Path.of(under.equals("charts") ? "charts/src/main/java/dev/weir" : "app/src/main/java/dev/weir/app");
        List<String> left = in(
                root.toAbsolutePath(),
                Path.of("app/src/test/resources/dev/weir/app/text/unsaid").toAbsolutePath(),
                under);
        left.forEach(System.out::println);
        System.out.println(left.size() + " left");
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final String file;
        private final Set<String> known;
        private final List<String> found;

        Reader(CompilationUnitTree unit, Trees trees, String file, Set<String> known, List<String> found) {
            this.unit = unit;
            this.trees = trees;
            this.file = file;
            this.known = known;
            this.found = found;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text
                    && LIKE_A_TEXT.matcher(text).matches()
                    && !FORMAT.matcher(text).matches()
                    && !known.contains(file + ": " + oneLine(text))
                    && !isForMachines()) {
                found.add(at(literal) + ": " + oneLine(text));
            }
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (says(call) && isFixedAtLoad()) {
                found.add(at(call) + ": said while its class is loaded, in whatever language that is");
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private String at(Tree tree) {
            long from = trees.getSourcePositions().getStartPosition(unit, tree);
            return file + ":" + unit.getLineMap().getLineNumber(from);
        }

        private static String oneLine(String text) {
            return text.replace("\n", "\\n");
        }

        private boolean isForMachines() {
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                Tree tree = path.getLeaf();
                if (tree instanceof AnnotationTree) {
                    return true;
                }
                if (tree instanceof NewClassTree made
                        && made.getIdentifier().toString().equals("AssertionError")) {
                    return true;
                }
                if (tree instanceof MethodInvocationTree call && (says(call) || isForMachines(call))) {
                    return true;
                }
                if (!(tree instanceof ExpressionTree)) {
                    return false;
                }
                if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.EQUAL_TO) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isForMachines(MethodInvocationTree call) {
            if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
                return NOT_READ.contains(call.getMethodSelect().toString());
            }
            String on = select.getExpression().toString();
            return NOT_READ.contains(select.getIdentifier().toString())
                    || LOGS.contains(on)
                    || on.endsWith("getStyleClass()");
        }

        private static boolean says(MethodInvocationTree call) {
            return call.getMethodSelect() instanceof MemberSelectTree select
                    && SPEAKERS.contains(select.getExpression().toString())
                    && SAYS.contains(select.getIdentifier().toString());
        }

        /** A constant, or what is given to a constant of an enum: said once, whatever is spoken later. */
        private boolean isFixedAtLoad() {
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                switch (path.getLeaf().getKind()) {
                    case METHOD, LAMBDA_EXPRESSION -> {
                        return false;
                    }
                    case VARIABLE -> {
                        VariableTree variable = (VariableTree) path.getLeaf();
                        if (variable.getModifiers().getFlags().contains(Modifier.STATIC)) {
                            return true;
                        }
                    }
                    default -> {
                        // Goes on outwards.
                    }
                }
            }
            return false;
        }
    }
}
