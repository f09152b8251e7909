package dev.teacup.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project as the rules see it: its compiled classes, and its files in the working tree. */
final class House {
    static final String FIXTURE = "dev.teacup.tests.architecture.fixture";

    /** The folder of the root's pom; the build hands it over. */
    static final Path ROOT = Path.of(System.getProperty("teacup.root"));

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    private House() {}

    /** All classes of the modules, without their tests. */
    static JavaClasses mainClasses() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(
                        location -> !location.contains("/tests/target/") && !location.contains("-tests.jar"))
                .importPackages("dev.teacup");
    }

    /** The offenders. */
    static JavaClasses fixture() {
        return new ClassFileImporter().importPackages(FIXTURE);
    }

    /**
     * All files under {@code root} whose names end in one of {@code endings}, what the build made left out.
     */
    static List<Path> files(Path root, String... endings) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean ours = !NOT_OURS.contains(String.valueOf(folder.getFileName()));
                    return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (List.of(endings).stream().anyMatch(file.toString()::endsWith)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /** All lines of a text file. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
