"""The file by which GitHub or GitLab checks, builds and publishes a new workspace.

It must not know the workspace beyond its units. Larger set-ups: `handbook/van-hanh/`.
"""

from collections.abc import Mapping

NONE, GITHUB, GITLAB = "none", "github", "gitlab"
_GITHUB = """\
# Kiểm tra và dựng mỗi lần đẩy; đăng từ nhánh main khi có noi-dang.yml. Một bài lỗi không cản các bài khác.
name: Chuyên mục
on:
  pull_request:
  push:
    branches: [main]
  schedule:
    - cron: "5 17 * * *" # 00:05 giờ Việt Nam: bài đến ngày đăng hiện lên, bài hết hạn được gỡ
  workflow_dispatch:
permissions:
  contents: read
jobs:
  chuyen-muc:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    concurrency: chuyen-muc-${{{{ github.ref }}}}
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - name: Cài đặt
        run: |
          python3 -m venv .venv
          .venv/bin/python -m pip install --quiet -r requirements.txt
          echo "$PWD/.venv/bin" >> "$GITHUB_PATH"
      - name: Kiểm tra
        id: kiem-tra
        continue-on-error: true
        run: nq57 check --format github
      - name: Dựng
        run: nq57 build || [ $? -eq 1 ] # 1: có bài bị bỏ ra, phần còn lại vẫn dựng
      - name: Đăng
        if: github.ref == 'refs/heads/main' && hashFiles('noi-dang.yml') != ''
        env:
          NQ57_MAT_KHAU: ${{{{ secrets.NQ57_MAT_KHAU }}}}
          NQ57_KHOA_SSH: ${{{{ secrets.NQ57_KHOA_SSH }}}}
          NQ57_GIT_TOKEN: ${{{{ secrets.NQ57_GIT_TOKEN }}}}
          BO_BAI_LOI: ${{{{ github.event_name == 'schedule' && '--leave-out' || '' }}}}
        run: nq57 publish {units} --wait 600 --summary "$GITHUB_STEP_SUMMARY" $BO_BAI_LOI
      - name: Bản xem thử # của đề nghị sửa, có cả bài nháp; địa chỉ hiện ở trang của lượt chạy
        if: >-
          github.event_name == 'pull_request' && hashFiles('noi-xem-thu.yml') != ''
          && !github.event.pull_request.head.repo.fork
        env:
          NQ57_MAT_KHAU: ${{{{ secrets.NQ57_MAT_KHAU_XEM_THU }}}}
          NQ57_KHOA_SSH: ${{{{ secrets.NQ57_KHOA_SSH_XEM_THU }}}}
          SO: ${{{{ github.event.number }}}}
        run: |
          nq57 build --drafts || [ $? -eq 1 ]
          nq57 publish --all --preview "de-nghi-$SO" --wait 600 --summary "$GITHUB_STEP_SUMMARY"
      - name: Báo bài lỗi
        if: steps.kiem-tra.outcome == 'failure'
        run: exit 1
"""
_GITLAB = """\
# Kiểm tra và dựng mỗi lần đẩy; đăng từ nhánh chính khi có noi-dang.yml. Một bài lỗi không cản các bài khác.
# Đặt lịch chạy hằng ngày (CI/CD → Schedules, 00:05) để bài đến ngày đăng hiện lên, bài hết hạn được gỡ.
chuyen-muc:
  image: python:3.12
  rules: # mỗi lần đẩy một lượt: của đề nghị sửa nếu có, không thì của nhánh
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
      when: never
    - if: $CI_COMMIT_BRANCH
  resource_group: chuyen-muc
  script:
    - python3 -m venv .venv
    - .venv/bin/python -m pip install --quiet -r requirements.txt
    - export PATH="$PWD/.venv/bin:$PATH"
    - loi=0
    - nq57 check --format gitlab > chat-luong.json || loi=1
    - nq57 build || [ $? -eq 1 ]
    - |
      if [ "$CI_COMMIT_BRANCH" = "$CI_DEFAULT_BRANCH" ] && [ -f noi-dang.yml ]; then
        bo=""; [ "$CI_PIPELINE_SOURCE" = "schedule" ] && bo="--leave-out"
        nq57 publish {units} --wait 600 $bo
      fi
    - | # bản xem thử của đề nghị sửa, có cả bài nháp; địa chỉ hiện trong nhật ký
      if [ -n "$CI_MERGE_REQUEST_IID" ] && [ -f noi-xem-thu.yml ]; then
        nq57 build --drafts || [ $? -eq 1 ]
        nq57 publish --all --preview "de-nghi-$CI_MERGE_REQUEST_IID" --wait 600 --summary xem-thu.md
        cat xem-thu.md
      fi
    - exit $loi
  artifacts:
    when: always
    paths: [site/]
    reports:
      codequality: chat-luong.json
    expire_in: 14 days
"""
_FILES = {GITHUB: (".github/workflows/chuyen-muc.yml", _GITHUB), GITLAB: (".gitlab-ci.yml", _GITLAB)}


def ci_files(host: str, units: tuple[str, ...]) -> Mapping[str, str]:
    """The file for one host by its path; none for `none`."""
    if host not in _FILES:
        return {}
    path, text = _FILES[host]
    return {path: text.format(units=" ".join(units))}
