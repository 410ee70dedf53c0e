package dev.plimsoll.soak;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Java sources under a folder, as the compiler parses them. What class files do not keep is looked up here: comments,
 * and whether a package has a {@code package-info} at all.
 */
record SourceTree(Path root) {
    private static final String PACKAGE_INFO = "package-info.java";

    /** Folders with sources in them whose package-info is missing, says nothing, or is not {@code @NullMarked}. */
    Set<String> packagesWithoutWords() throws IOException {
        Set<String> without = new TreeSet<>();
        for (Path file : files()) {
            Path info = file.resolveSibling(PACKAGE_INFO);
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.startsWith("/**") || !text.contains("\n@NullMarked\n")) {
                without.add(String.valueOf(root.relativize(info.resolveSibling(""))));
            }
        }
        return without;
    }

    /** Public types, nested ones too where all around them is public, that have no Javadoc. */
    Set<String> publicTypesWithoutWords() throws IOException {
        return found((trees, name) -> new TreePathScanner<@Nullable Void, Set<String>>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, Set<String> found) {
                boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
                if (isPublic && trees.getDocComment(getCurrentPath()) == null) {
                    found.add(name + ": " + type.getSimpleName());
                }
                return isPublic ? super.visitClass(type, found) : null;
            }
        });
    }

    /** Files in which something is annotated {@code @Disabled} or {@code @DisabledIf…}. */
    Set<String> skippedTests() throws IOException {
        return found((trees, name) -> new TreePathScanner<@Nullable Void, Set<String>>() {
            @Override
            public @Nullable Void visitAnnotation(AnnotationTree annotation, Set<String> found) {
                String word = annotation.getAnnotationType().toString();
                if (word.substring(word.lastIndexOf('.') + 1).startsWith("Disabled")) {
                    found.add(name);
                }
                return super.visitAnnotation(annotation, found);
            }
        });
    }

    private interface Scanners {
        TreePathScanner<@Nullable Void, Set<String>> of(DocTrees trees, String name);
    }

    private Set<String> found(Scanners scanners) throws IOException {
        Set<String> found = new TreeSet<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files()));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                String name = String.valueOf(root.toRealPath().relativize(file.toRealPath()));
                scanners.of(trees, name).scan(unit, found);
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("badimports"))
                    .sorted()
                    .toList();
        }
    }
}
