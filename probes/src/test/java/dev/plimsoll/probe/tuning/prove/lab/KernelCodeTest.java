package dev.plimsoll.probe.tuning.prove.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelCodeTest {
    @Test
    void everyKernelSaysWhatFunctionsItHas() {
        assertThat(KernelCode.has("vfs_read")).isTrue();
        assertThat(KernelCode.has("vfs_rea")).isFalse();
    }

    @Test
    void aFunctionMayBeInAModule() {
        assertThat(KernelCode.isOf("0000000000000000 t nft_do_chain\t[nf_tables]", "nft_do_chain"))
                .isTrue();
        assertThat(KernelCode.isOf("0000000000000000 t nft_do_chain_ipv4\t[nf_tables]", "nft_do_chain"))
                .isFalse();
        assertThat(KernelCode.isOf("", "nft_do_chain")).isFalse();
    }
}
