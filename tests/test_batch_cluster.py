"""A batch on a Ray cluster of two nodes, one of which is lost in the middle of it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

ray_cluster = pytest.importorskip("ray.cluster_utils")

PROGRAM = Path(sys.executable).with_name("chaffinch")


@pytest.fixture
def crawl(crawl_of):
    return crawl_of("crawl", shards=4, pages=300, times=20)


@pytest.fixture
def cluster():
    made = ray_cluster.Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    yield made
    made.shutdown()


@pytest.mark.filterwarnings("ignore")  # Ray's own
def test_a_lost_node_changes_nothing(cluster, crawl, own, tmp_path, chaffinch, written):
    lost = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    out = tmp_path / "out"
    command = [PROGRAM, "batch", crawl, out, "--engine", "ray", "--address", cluster.address, *own]

    with subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE) as program:
        while program.poll() is None and not list(out.glob(".chaffinch/work/*/*/*.part")):
            time.sleep(0.05)
        cluster.remove_node(lost, allow_graceful=False)
        said = program.stderr.read()
    chaffinch("batch", crawl, tmp_path / "here", *own)

    assert program.returncode == 0, said
    assert b"1200 pages: 1200 cleaned, 0 unchanged, 0 failed" in said
    assert written(out) == written(tmp_path / "here")
    assert len(written(out)) == 8
