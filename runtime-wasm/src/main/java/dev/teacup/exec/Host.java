package dev.teacup.exec;

/** Where emitted modules are compiled and run: they import the session's memory as {@code teacup.memory}. */
public interface Host {
    /** Whether relaxed vector instructions are there, and may be used. */
    boolean isRelaxed();

    /**
     * Compiles a module, and links it with the memory.
     *
     * @return its number; -1 where the browser refuses it
     */
    int compile(byte[] module);

    /**
     * Calls the driver of a stretch.
     *
     * @param module the number of the module
     * @param stretch counted in the module
     * @param base the address of the region
     * @param first the step to begin with
     * @param end the step behind the last one
     * @return how far it came
     */
    int run(int module, int stretch, int base, int first, int end);

    /** Gives up all modules. */
    void forget();
}
